using Microsoft.ML.OnnxRuntimeGenAI;

namespace Summarizer.GenAi.Tests.Models;

/// <summary>What any program of GenAI does.</summary>
internal static class PlainGenAi
{
    /// <summary>Generates greedily.</summary>
    /// <returns>What follows the prompts, padded on the right to the longest.</returns>
    public static int[][] Generate(Model model, int[][] prompts, int most, int least)
    {
        var longest = prompts.Max(prompt => prompt.Length);
        using var search = new GeneratorParams(model);
        search.SetSearchOption("batch_size", prompts.Length);
        search.SetSearchOption("max_length", longest + most);
        search.SetSearchOption("min_length", least == 0 ? 0 : longest + least);
        using var generator = new Generator(model, search);
        generator.AppendTokens([.. prompts.SelectMany(prompt => prompt.Concat(Enumerable.Repeat(0, longest - prompt.Length)))]);
        while (!generator.IsDone())
        {
            generator.GenerateNextToken();
        }

        return [.. Enumerable.Range(0, prompts.Length).Select(row => generator.GetSequence((ulong)row)[longest..].ToArray())];
    }
}

using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Metrics;

/// <summary>The output of a model that finds no answer.</summary>
internal static class Refusal
{
    private static readonly string[] Said = ["no", "answer"];

    /// <summary>True for "No answer." with any case and punctuation, and nothing else beside it.</summary>
    public static bool Is(string output) => Words.Of(output).SequenceEqual(Said);
}

using System.CommandLine;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Cli.Generating;

/// <summary><c>summarizer generate</c>: token ids in, token ids out, for comparisons with other implementations.</summary>
internal static class GenerateCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = CommonOptions.Model();
        var runtime = CommonOptions.Runtime();
        var options = new GenerationOptions();
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "generate",
            "Generate token ids from token ids, without a tokenizer: for checks against other implementations.",
            "summarizer generate --model ./models/b-b --input-ids 5,6,7 --max-tokens 24",
            "summarizer generate --model ./models/b-b --input-ids 5,6,7 --max-tokens 24 --num-beams 4 --length-penalty 2 --early-stopping "
                + "--json",
            "summarizer generate --model ./models/b-b --input-ids 5,6,7 --max-tokens 24 --temperature 0.8 --top-p 0.95 --seed 1",
            "summarizer generate --model ./models/b-b --input-ids 5,6,7 --max-tokens 24 --runtime genai")
        {
            model, runtime.Option,
        };
        options.AddTo(command);
        command.Add(json);
        command.SetAction(async (result, cancellationToken) =>
        {
            var request = options.Read(result);
            var folder = await ModelFolder.FindAsync(result.GetRequiredValue(model), terminal, cancellationToken);
            await using var engine = EngineRuntimes.Load(
                runtime.In(result), folder, EngineOptionsFactory.For(
                    request.Beams?.Count ?? 1, maxInputTokens: request.InputIds.Count), terminal.Clock);
            var generated = await engine.Submit(request, cancellationToken).Result;
            if (result.GetValue(json))
            {
                CliJson.Write(terminal.Out, GenerateReport.Of(generated), CliJson.Readable.GenerateReport);
            }
            else
            {
                GenerateText.Write(generated, terminal);
            }

            return ExitCode.Success;
        });
        return command;
    }
}

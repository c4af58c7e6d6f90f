using System.CommandLine;
using Summarizer.Cli.Exporting;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Export.Synthesis;

namespace Summarizer.Cli.Synthesizing;

/// <summary>
/// <c>summarizer synthesize</c>: a model bundle with random weights, to measure what a shape costs before anybody trains it.
/// </summary>
internal static class SynthesizeCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new SynthesizeSource();
        var output = CommonOptions.Folder("--output", "Bundle folder to create. Nothing is left there when it fails.");
        var name = new Option<string?>("--name")
        {
            Description = "Name that clients use for the model; default: the name of the output folder.",
            HelpName = "NAME",
        };
        var seed = NumberOption.Create(
            "--seed", "Seed of the weights: the same seed, shape and precision give the same graphs.", 0, int.MaxValue, 1);
        var maxInput = NumberOption.Optional("--max-input-tokens", "Longest input; default: that of --like, or of the shape.", 1, 1 << 20);
        var maxOutput = NumberOption.Optional(
            "--max-output-tokens", "Longest output; default: that of --like, or a quarter of the longest input.", 1, 1 << 20);
        var force = new Option<bool>("--force")
        {
            Description = "Replace an existing bundle. A folder that is not a bundle is never replaced.",
        };
        var command = new CommandWithExamples(
            "synthesize",
            "Make a model bundle with random weights, marked 'quality: none', to measure speed and memory of a shape that nobody has "
                + "trained.",
            "summarizer synthesize --like ./models/pocket --architecture decoder-only --output ./models/baseline",
            "summarizer synthesize --shape encoder=12x768x12,decoder=12x768x12,head=64,ffn=2048,vocab=32768 --precision int8 --output "
                + "./models/b-b-random")
        {
            output, name, seed, maxInput, maxOutput, force,
        };
        source.AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var (shape, precision, like) = source.Read(result);
            var options = new RandomBundleOptions
            {
                Shape = shape,
                Precision = precision,
                Like = like,
                Output = result.GetRequiredValue(output),
                Name = result.GetValue(name),
                Seed = result.GetValue(seed),
                MaxInputTokens = result.GetValue(maxInput),
                MaxOutputTokens = result.GetValue(maxOutput),
                Overwrite = result.GetValue(force),
            };
            return RunAsync(options, terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(RandomBundleOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var started = terminal.Clock.GetTimestamp();
        var report = await ProgressBars.ShowAsync(
            terminal,
            progress => Task.FromResult(RandomBundle.Make(options, new ExportStages(progress), cancellationToken)));
        await ExportSummary.WriteAsync(options.Output, report, terminal.Clock.GetElapsedTime(started), terminal);
        return ExitCode.Success;
    }
}

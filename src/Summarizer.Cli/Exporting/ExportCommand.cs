using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Export;
using Summarizer.Export.Exporting;
using Summarizer.Hub.Repositories;

namespace Summarizer.Cli.Exporting;

/// <summary><c>summarizer export</c>: a Hugging Face checkpoint becomes a model bundle.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var checkpoint = CommonOptions.Folder("--checkpoint", "Hugging Face folder with config.json, safetensors and a tokenizer.");
        var output = CommonOptions.Folder("--output", "Bundle folder to create. Nothing is left there when the export fails.");
        var precision = CommonOptions.Precision(
            "Weights: fp32; fp16 for GPUs; int8 for CPUs; int4 for the smallest decoder.");
        var name = new Option<string?>("--name")
        {
            Description = "Name that clients use for the model; default: the name of the output folder.",
            HelpName = "NAME",
        };
        var maxInput = NumberOption.Optional("--max-input-tokens", "Longest input; default: what the checkpoint was made for.", 1, 1 << 20);
        var maxOutput = NumberOption.Optional(
            "--max-output-tokens", "Longest output; default: a quarter of the longest input, at least 128.", 1, 1 << 20);
        var prompts = new Option<string[]>("--prompt")
        {
            Description = "Prompt of a task, as task=template with {text} in it, instead of the checkpoint's; may be repeated. \\n is a "
                + "line break.",
            HelpName = "TASK=TEMPLATE",
            DefaultValueFactory = _ => [],
        };
        var singleFile = new Option<bool>("--genai-single-file")
        {
            Description = "Also write an encoder-decoder as one graph that any ONNX Runtime GenAI program can drive; the cross-attention "
                + "cache is then float32.",
        };
        var force = new Option<bool>("--force")
        {
            Description = "Replace an existing bundle. A folder that is not a bundle is never replaced.",
        };

        var command = new CommandWithExamples(
            "export",
            "Turn a Hugging Face T5Gemma, T5 or BART checkpoint into a model bundle, checked against float32.",
            "summarizer export --checkpoint ./t5gemma-b-b-ul2 --output ./models/b-b --precision int8",
            "summarizer export --checkpoint ./tuned --output ./models/news --precision int4 --name news --max-input-tokens 4096 --force")
        {
            checkpoint, output, precision.Option, name, maxInput, maxOutput, prompts, singleFile, force,
        };
        command.SetAction((result, cancellationToken) => RunAsync(
            new ExportOptions
            {
                Checkpoint = result.GetRequiredValue(checkpoint),
                Output = result.GetRequiredValue(output),
                Precision = precision.In(result),
                Name = result.GetValue(name),
                MaxInputTokens = result.GetValue(maxInput),
                MaxOutputTokens = result.GetValue(maxOutput),
                Prompts = PromptOption.Parse(result.GetValue(prompts) ?? []),
                GenAiSingleFile = result.GetValue(singleFile),
                Overwrite = result.GetValue(force),
            },
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ExportOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(options.Checkpoint) && RepositoryName.LooksLikeOne(options.Checkpoint))
        {
            throw new UsageException(
                $"There is no folder '{options.Checkpoint}'. If you mean the repository of that name on the Hugging Face hub, run: "
                    + $"summarizer pull {options.Checkpoint} --output {options.Output}");
        }

        var started = terminal.Clock.GetTimestamp();
        var report = await ProgressBars.ShowAsync(
            terminal,
            progress => Task.FromResult(CheckpointExporter.Export(options, new ExportStages(progress), cancellationToken)));
        await ExportSummary.WriteAsync(options.Output, report, terminal.Clock.GetElapsedTime(started), terminal);
        return ExitCode.Success;
    }
}

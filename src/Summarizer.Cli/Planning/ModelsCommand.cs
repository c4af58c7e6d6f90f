using System.CommandLine;
using Summarizer.Benchmarking.Planning;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Planning;

/// <summary><c>summarizer models</c>: published checkpoints, what they need and take on a device, and what they are good for.</summary>
internal static class ModelsCommand
{
    private const double Most = 1e6;

    public static Command Create(Terminal terminal)
    {
        var memory = NumberOption.Create("--memory-gib", "Memory of the machine.", 0.001, Most, 24.0);
        var bandwidth = NumberOption.Create(
            "--bandwidth-gb-s", "Memory bandwidth that it reaches, in 10^9 bytes per second.", 0.001, Most, 24.0);
        var tflops = NumberOption.Create("--tflops", "Arithmetic that it reaches, in 10^12 operations per second.", 0.00001, Most, 0.66);
        var markdown = new Option<bool>("--markdown") { Description = "Write the table of docs/models.md." };
        var command = new CommandWithExamples(
            "models",
            "Show published checkpoints: parameters, disk and memory, predicted speed, purpose, licence (docs/models.md).",
            "summarizer models",
            "summarizer models --memory-gib 64 --bandwidth-gb-s 80 --tflops 1.5")
        {
            memory, bandwidth, tflops, markdown,
        };
        command.SetAction(result =>
        {
            var device = new PlannedDevice(
                "machine", result.GetValue(memory), result.GetValue(bandwidth), result.GetValue(tflops), "measured");
            if (result.GetValue(markdown))
            {
                terminal.Out.Write(ModelsMarkdown.Write(device));
            }
            else
            {
                ModelsMarkdown.Table(device).WriteTo(terminal.Out, terminal.OutIsTerminal);
            }

            return ExitCode.Success;
        });
        return command;
    }
}

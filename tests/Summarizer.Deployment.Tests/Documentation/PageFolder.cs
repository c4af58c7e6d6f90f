using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Summarizer.TestModels;
using ZstdSharp;

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>
/// A folder that looks like the clone to whoever follows a page, with the files that the pages take for granted. What they make stays in
/// it.
/// </summary>
internal sealed class PageFolder : IDisposable
{
    private const string News =
        """
        {"id":"1","task":"summarize","document":"The council met on Monday. It voted to repair the bridge.","summary":"The bridge is repaired."}
        """;

    private readonly TemporaryFolder _folder = new();

    public PageFolder()
    {
        Directory.CreateDirectory(_folder["models"]);
        foreach (var name in new[] { "models/pocket", "samples", "tests", "docs", "k8s" })
        {
            Directory.CreateSymbolicLink(_folder[name], Repository.Path(name));
        }

        // A user's own files.
        File.WriteAllText(_folder["old.txt"], "The old bridge.");
        File.Copy(Repository.Path("samples", "documents", "bridge.txt"), _folder["report.txt"]);
        Directory.CreateDirectory(_folder["reports"]);
        File.Copy(Repository.Path("samples", "documents", "bridge.pdf"), _folder["reports/bridge.pdf"]);

        // Checkpoints that somebody trained, and data to measure them with.
        TinyCheckpoint.Write("t5gemma", _folder["my-checkpoint"]);
        TinyCheckpoint.Write("t5gemma-it", _folder["t5gemma-2b-2b-ul2-it"]);
        Directory.CreateDirectory(_folder["checkpoints"]);
        foreach (var step in new[] { "1000", "2000", "3000", "4000" })
        {
            Directory.CreateSymbolicLink(_folder[$"checkpoints/{step}"], Repository.Model);
        }

        Directory.CreateDirectory(_folder["validation"]);
        File.WriteAllLines(_folder["validation/questions.jsonl"], Enumerable.Range(1, 12).Select(Question));
        using var compressor = new Compressor();
        File.WriteAllBytes(_folder["validation/news.jsonl.zst"], compressor.Wrap(Encoding.UTF8.GetBytes(News)).ToArray());
    }

    /// <summary>Gets the path of the folder.</summary>
    public string Root => _folder.Root;

    /// <summary>Gets the environment of the commands.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Runs a command line in bash, where <c>summarizer</c> is the tool.</summary>
    /// <returns>Exit code, and everything that it wrote.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(string line, CancellationToken cancellationToken)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "Summarizer.Cli.dll");
        var script = $"set -o pipefail; summarizer() {{ dotnet exec '{tool}' \"$@\"; }}; {{ {line}\n}} 2>&1";
        var start = new ProcessStartInfo("/bin/bash", ["-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Root,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var bash = Process.Start(start)!;
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync(cancellationToken);
        await bash.WaitForExitAsync(cancellationToken);
        return (bash.ExitCode, output);
    }

    /// <summary>Writes a file that a page shows.</summary>
    public void Write(string name, string text)
    {
        var path = _folder[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => _folder.Dispose();

    private static string Question(int number) => JsonSerializer.Serialize(new
    {
        id = $"{number}",
        task = "compress",
        question = $"Who built bridge number {number}?",
        document = $"The river floods in spring. Bridge number {number} was built by Ada Smith {number}. It carries a road. Ships pass below it.",
        summary = $"Bridge number {number} was built by Ada Smith {number}.",
        answer = $"Ada Smith {number}",
    });
}

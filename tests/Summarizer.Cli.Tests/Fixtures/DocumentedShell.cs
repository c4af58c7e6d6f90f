using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Summarizer.Cli.Tests.Fixtures;

/// <summary>Runs the examples of a page as a person does: in a shell, with the tool as a process, in a folder that looks like the clone.</summary>
internal sealed partial class DocumentedShell : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DocumentedShell()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "bash is not installed");

        // What an example makes stays out of the clone.
        Directory.CreateDirectory(_folder["models"]);
        Directory.CreateSymbolicLink(_folder["models/pocket"], Path.Combine(Repository.Root, "models", "pocket"));
        foreach (var name in new[] { "samples", "tests", "docs", "k8s" })
        {
            Directory.CreateSymbolicLink(_folder[name], Path.Combine(Repository.Root, name));
        }
    }

    /// <summary>Environment of the commands.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Path of a file in the folder.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Blocks of a page that begin with a command behind a dollar sign.</summary>
    public static IEnumerable<string> Blocks(string page) => Block().Matches(page).Select(m => m.Groups["text"].Value);

    /// <summary>The commands of such a block and what they write.</summary>
    public static IEnumerable<(string Line, string Output)> Commands(string block) =>
        Command().Matches(block).Select(m => (m.Groups["line"].Value, m.Groups["output"].Value));

    /// <summary>
    /// Lines without what differs from run to run and from machine to machine: times, paths, hashes, versions, errors of arithmetic. Standard output and standard
    /// error may mix in either order, so lines are compared as a set.
    /// </summary>
    public static IEnumerable<string> Lines(string text) => text.Split('\n')
        .Select(l => Gap().Replace(Varies().Replace(l, "~"), " ").Trim())
        .Where(l => l.Length > 0 && !l.Contains(" documents, about ", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>Starts a command line.</summary>
    public Process Start(string line)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "Summarizer.Cli.dll");
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"summarizer() {{ dotnet exec '{tool}' \"$@\"; }}; {{ {line}\n}} 2>&1"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.Root,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var bash = Process.Start(start)!;
        bash.StandardInput.Close();
        return bash;
    }

    /// <summary>Runs a command line.</summary>
    /// <returns>Everything that it wrote.</returns>
    public async Task<string> RunAsync(string line)
    {
        using var bash = Start(line);
        return await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"(?m)^```\n(?<text>\$ (?:.|\n)*?)\n```$")]
    private static partial Regex Block();

    [GeneratedRegex(@"(?m)^\$ (?<line>[^\n]+)(?:\n|\z)(?<output>(?:(?!\$ )[^\n]*(?:\n|\z))*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\d+(\.\d+)? m?s\b|""\w+_ms"":[\d.]+|/\S*/models/|exporter \S+|[0-9a-f]{12,}|u8[su]8: .*|(?<=error )[\d.e-]+|(?<=the same at )[\d.]+|(?<=score"":)[-\d.]+")]
    private static partial Regex Varies();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}

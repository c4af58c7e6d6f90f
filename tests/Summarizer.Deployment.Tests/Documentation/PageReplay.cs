using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>
/// Follows a page from its first block to its last: runs every command, starts every service, and compares every answer that is shown.
/// </summary>
internal sealed partial class PageReplay(LoopbackHub hub) : IAsyncDisposable
{
    private const string Documented = "localhost:8080";

    // The client's tests compile and run these, and hold them to the page.
    private const string Snippet = "snippet";

    private readonly PageFolder _folder = new()
    {
        Environment =
        {
            ["HF_ENDPOINT"] = hub.Address.AbsoluteUri,
            ["HF_TOKEN"] = "",
        },
    };

    private ServiceProcess? _service;
    private Uri? _address;
    private string _answer = "";
    private string? _problem;
    private string _key = "";
    private string _hash = "";

    /// <summary>Follows one block. A block that nothing can be done with fails.</summary>
    public async Task FollowAsync(PageBlock block, CancellationToken cancellationToken)
    {
        _folder.Environment["HF_HOME"] = Path.Combine(_folder.Root, "hf");
        _folder.Environment["SUMMARIZER_HOME"] = Path.Combine(_folder.Root, "home");
        switch (block.Language)
        {
            case "sh" when block.NoteOf("not run") is { Length: > 10 }:
            case "python" when block.NoteOf("not run") is { Length: > 10 }:
            case "" when block.Note == "figure: nothing runs here":
            case "csharp" when block.NoteOf(Snippet) is not null:
                break;
            case "sh":
                foreach (var command in PageCommand.In(block.Text))
                {
                    await FollowAsync(command, block.Place, cancellationToken);
                }

                break;
            case "json" when block.NoteOf("file") is { } name:
                _ = JsonNode.Parse(block.Text);
                _folder.Write(name, Own(block.Text));
                break;
            case "json":
                _problem = null;
                ShownAnswer.AssertJson(JsonNode.Parse(block.Text), JsonNode.Parse(_answer), block.Place);
                break;
            case "yaml":
                await FollowKustomizationAsync(block, cancellationToken);
                break;
            case "" when block.Text.StartsWith("$ ", StringComparison.Ordinal):
                await FollowConsoleAsync(block, cancellationToken);
                break;
            case "" when block.NoteOf("log") is not null:
                await FollowLogAsync(block, cancellationToken);
                break;
            case "" when block.NoteOf("shown by") is { } test:
                AssertShownBy(test, block.Place);
                break;
            case "" when _answer.Length > 0:
                ShownAnswer.AssertStream(block.Text, _answer, block.Place);
                break;
            default:
                Assert.Fail(
                    $"{block.Place}: nothing runs this block. Make it a command that runs, or say above it what shows it "
                        + "(tests/README.md).");
                break;
        }
    }

    /// <summary>Ends the page: a problem that it does not show is a failure.</summary>
    public void End() => Assert.Null(_problem);

    public ValueTask DisposeAsync()
    {
        _service?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task FollowAsync(PageCommand command, string place, CancellationToken cancellationToken)
    {
        End();
        if (command.IsService)
        {
            await StartAsync(command, cancellationToken);
        }
        else if (!await StaticCommands.CheckAsync(command.Bare, cancellationToken))
        {
            Assert.True(Known().IsMatch(command.Bare), $"{place}: nothing runs '{command.Line}'.");
            var (code, output) = await RunAsync(command.Line, cancellationToken);
            Assert.True(code == 0, $"{place}: '{command.Line}' ended with {code}: {output}");
            _problem = output.Contains("\"type\":\"/problems/", StringComparison.Ordinal) ? $"{place}: {output}" : null;
        }
    }

    private async Task FollowConsoleAsync(PageBlock block, CancellationToken cancellationToken)
    {
        if (block.Text.Contains("--model models/balanced", StringComparison.Ordinal) && !File.Exists(Path.Combine(_folder.Root, "models/balanced/manifest.json")))
        {
            await RunAsync(
                "summarizer export --checkpoint tests/fixtures/t5gemma-balanced --output models/balanced --precision fp32",
                cancellationToken);
        }

        foreach (Match step in Console().Matches(block.Text))
        {
            var line = step.Groups["line"].Value;
            if (line.StartsWith("kubectl ", StringComparison.Ordinal) && Programs.Find("kubectl") is null && !Programs.IsBuildServer)
            {
                continue;
            }

            ShownAnswer.AssertLines(
                step.Groups["output"].Value, (await RunAsync(line, cancellationToken)).Output, $"{block.Place}: {line}");
        }
    }

    // A command with the addresses, keys and numbers of this machine.
    private async Task<(int ExitCode, string Output)> RunAsync(string line, CancellationToken cancellationToken)
    {
        if (line.Contains(Documented, StringComparison.Ordinal) && _address is null)
        {
            await StartAsync(new("summarizer serve", []), cancellationToken);
        }

        var here = SmallerNumbers.In(Own(line));
        var (code, output) = await _folder.RunAsync(
            _address is null ? here : here.Replace(Documented, _address.Authority, StringComparison.Ordinal), cancellationToken);
        _answer = output;
        _key = Key().Match(output) is { Success: true } key ? key.Value : _key;
        _hash = Hash().Match(output) is { Success: true } hash ? hash.Value : _hash;
        return (code, output);
    }

    private string Own(string text) => text
        .Replace("sumk_...", _key, StringComparison.Ordinal)
        .Replace("sha256:9f2c...", _hash, StringComparison.Ordinal)
        .Replace("/keys/", Path.Combine(_folder.Root, "keys/"), StringComparison.Ordinal);

    private async Task StartAsync(PageCommand command, CancellationToken cancellationToken)
    {
        _service?.Dispose();
        var model = ModelOption().Match(command.Line);
        _service = ServiceProcess.StartWith(
            [
                .. _folder.Environment.Select(v => (v.Key, v.Value)),
                .. command.Variables.Select(v => (v.Name, Own(v.Value))),
                .. model.Success ? [("Summarizer__ModelPath", model.Value)] : Array.Empty<(string, string)>(),
                ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
            ],
            _folder.Root);
        _address = await _service.ReadyAsync(cancellationToken);
    }

    private static async Task FollowKustomizationAsync(PageBlock block, CancellationToken cancellationToken)
    {
        var overlay = Repository.Path("k8s", "overlays", "cpu");
        var components = Component().Matches(block.Text).Select(m => m.Groups["path"].Value).ToList();
        Assert.NotEmpty(components);
        using var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.Path("k8s"), "*", SearchOption.AllDirectories))
        {
            var target = copy[Path.GetRelativePath(Repository.Path("k8s"), file)];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var kustomization = copy["overlays/cpu/kustomization.yaml"];
        var before = await File.ReadAllTextAsync(kustomization, cancellationToken);
        await File.WriteAllTextAsync(kustomization, Components().Replace(before, "") + "\n" + block.Text, cancellationToken);
        Assert.All(
            components, c => Assert.True(Directory.Exists(Path.Combine(overlay, c)), $"{block.Place}: there is no component '{c}'."));
        await Kubectl.KustomizeAsync(copy["overlays/cpu"], cancellationToken);
    }

    private async Task FollowLogAsync(PageBlock block, CancellationToken cancellationToken)
    {
        // The line of a request is written when its answer is sent, a moment before or after the client has it.
        await _service!.LineAsync(" 200 in ", cancellationToken);
        ShownAnswer.AssertStream(block.Text, _service.Log, block.Place);
    }

    private static void AssertShownBy(string test, string place)
    {
        var page = Path.GetFileName(place.Split(':')[0]);
        Assert.Contains(
            Repository.CSharpFiles("tests").Where(f => Path.GetFileNameWithoutExtension(f) == test),
            f => File.ReadAllText(f).Contains($"\"{page}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("^(?:summarizer|curl|for) ")]
    private static partial Regex Known();

    [GeneratedRegex(@"(?m)^\$ (?<line>[^\n]+)(?:\n|\z)(?<output>(?:(?!\$ )[^\n]*(?:\n|\z))*)")]
    private static partial Regex Console();

    [GeneratedRegex("sumk_[A-Za-z0-9_-]{20,}")]
    private static partial Regex Key();

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex(@"(?<=--model )\S+")]
    private static partial Regex ModelOption();

    [GeneratedRegex(@"(?m)^  - (?<path>\S+)$")]
    private static partial Regex Component();

    [GeneratedRegex(@"(?m)^components:\n(?:  - .*\n?)*")]
    private static partial Regex Components();
}

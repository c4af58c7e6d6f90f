using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Summarizer.Deployment.Tests.Support;
using Summarizer.TestModels;

namespace Summarizer.Deployment.Tests.Running;

/// <summary>Every command that the pages about models show is run, in order, by processes of their own, with a hub on this machine.</summary>
[Trait(Category.Name, Category.Slow)]
public sealed partial class ModelPageTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-pages-").FullName;
    private LoopbackHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await LoopbackHub.StartAsync();
        Publish("bart", "facebook/bart-large-cnn", "37f520fa929c961707657b28798b30c003dd100b");
        Publish("flan-t5", "google/flan-t5-base", "7bcac572ce56db69c1ea7c8af255c5d7c9672fc2");
        Publish("t5gemma-it", "google/t5gemma-b-b-prefixlm-it", new string('b', 40));
        _hub.Fault = async context =>
        {
            if (!context.Request.Path.Value!.Contains("t5gemma", StringComparison.Ordinal) || context.Request.Headers.Authorization == "Bearer hf_...")
            {
                return false;
            }

            await LoopbackHub.Refuse(context, 401, "GatedRepo");
            return true;
        };
        await File.WriteAllTextAsync(Path.Combine(_folder, "report.txt"), "The bridge was closed on Monday. It opens again in May.");
        TinyCheckpoint.Write("t5gemma", Path.Combine(_folder, "my-checkpoint"));
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("README.md", "## Use a real model", 3)]
    [InlineData("docs/pull.md", "# Bring a model from the hub", 6)]
    [InlineData("docs/models.md", "# Models", 7)]
    public async Task EveryCommand_AsDocumented_Works(string page, string section, int commands)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(TimeSpan.FromMinutes(10));
        var lines = Commands(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page), end.Token), section);

        Assert.Equal(commands, lines.Count);
        foreach (var line in lines)
        {
            var parts = Command().Match(line);
            Assert.True(parts.Success, $"'{line}' is neither the command line nor the service.");
            var variables = parts.Groups["variable"].Captures.Select(c => c.Value.Split('=', 2)).Select(v => (v[0], v[1])).ToList();
            await (parts.Groups["tool"].Success
                ? RunToolAsync(line, parts.Groups["arguments"].Value, variables, end.Token)
                : RunServiceAsync(line, variables, end.Token));
        }
    }

    private async Task RunToolAsync(string line, string arguments, List<(string Name, string Value)> variables, CancellationToken cancellationToken)
    {
        if (arguments.StartsWith("serve ", StringComparison.Ordinal))
        {
            await CommandLineProcess.ServeAsync(_folder, arguments.Split(' '), [.. Environment(), .. variables], address => UseAsync(line, address, cancellationToken), cancellationToken);
            return;
        }

        var (code, output) = await CommandLineProcess.RunAsync(_folder, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), [.. Environment(), .. variables], cancellationToken);

        Assert.True(code == 0, $"{line}: {output}");
    }

    private async Task RunServiceAsync(string line, List<(string Name, string Value)> variables, CancellationToken cancellationToken)
    {
        var model = variables.Single(v => v.Name == "Summarizer__ModelPath").Value;
        using var service = PodProcess.Start(model.StartsWith("hf:", StringComparison.Ordinal) ? model : Path.Combine(_folder, model), Environment());
        await UseAsync(line, await service.ReadyAsync(cancellationToken), cancellationToken);
    }

    private static async Task UseAsync(string line, Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/v1/summarize", new { text = "The bridge was closed on Monday.", max_tokens = 8 }, cancellationToken);

        Assert.True(answer.IsSuccessStatusCode, $"{line}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private IEnumerable<(string Name, string Value)> Environment() =>
    [
        ("HF_ENDPOINT", _hub.Address.AbsoluteUri),
        ("HF_HOME", Path.Combine(_folder, "hf")),
        ("HF_TOKEN", ""),
        ("SUMMARIZER_HOME", Path.Combine(_folder, "home")),
    ];

    private void Publish(string family, string repository, string commit)
    {
        TinyCheckpoint.Publish(_hub, family, repository);
        _hub.Repositories[repository].Commit = commit;
    }

    // The lines of the shell blocks of a section.
    private static List<string> Commands(string page, string section)
    {
        var from = page.IndexOf(section + "\n", StringComparison.Ordinal);
        Assert.True(from >= 0, $"There is no section '{section}'.");
        var level = section[..(section.IndexOf(' ', StringComparison.Ordinal) + 1)];
        var to = page.IndexOf("\n" + level, from + 1, StringComparison.Ordinal);
        return [.. Block().Matches(page[from..(to < 0 ? page.Length : to)]).SelectMany(block => block.Groups[1].Value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:(?<variable>[A-Za-z_]+=\S+) )*(?:(?<tool>summarizer) (?<arguments>.+)|dotnet run --project src/Summarizer\.Api -c Release)$")]
    private static partial Regex Command();
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Summarizer.Cli.Tests.Fixtures;
using Summarizer.Export.Synthesis;

namespace Summarizer.Cli.Tests.Running;

/// <summary>
/// Replays docs/first-hour.md from its first command to its last. The hub is one on this machine that holds a small checkpoint; images are not built and no cluster
/// is asked.
/// </summary>
[Trait(Category.Name, Category.Slow)]
public sealed partial class FirstHourTests
{
    private static readonly string[] NotHere = ["dotnet build", "alias ", "docker ", "kubectl apply", "summarizer serve --model"];

    [Fact]
    public async Task Page_Replayed_EveryCommandWorksAndWritesWhatIsShown()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "first-hour.md"), TestContext.Current.CancellationToken);
        using var shell = new DocumentedShell();
        await using var hub = await LoopbackHub.StartAsync();
        Publish(hub, "sshleifer/distilbart-cnn-12-6", shell["checkpoint"]);
        shell.Environment["HF_ENDPOINT"] = hub.Address.AbsoluteUri;
        shell.Environment["HF_HOME"] = shell["hf"];
        var address = $"localhost:{FreePort.Next()}";
        Process? service = null;
        try
        {
            foreach (Match step in Step().Matches(page))
            {
                if (step.Groups["shown"] is { Success: true, Value: var shown })
                {
                    foreach (var (line, output) in DocumentedShell.Commands(shown))
                    {
                        Assert.SkipWhen(line.StartsWith("kubectl", StringComparison.Ordinal) && (await shell.RunAsync("command -v kubectl")).Length == 0, "kubectl is not installed");
                        Assert.Equal(DocumentedShell.Lines(output), DocumentedShell.Lines(await shell.RunAsync(line.Replace("localhost:8080", address, StringComparison.Ordinal))));
                    }

                    continue;
                }

                foreach (var line in step.Groups["lines"].Value.Split('\n').Where(l => l.Length > 0 && !NotHere.Any(n => l.StartsWith(n, StringComparison.Ordinal))))
                {
                    if (line.StartsWith("summarizer serve", StringComparison.Ordinal))
                    {
                        service = shell.Start($"exec {line.Replace("summarizer", $"dotnet exec '{Path.Combine(AppContext.BaseDirectory, "Summarizer.Cli.dll")}'", StringComparison.Ordinal)} --urls http://{address}");
                        await ReadyAsync(service, address);
                    }
                    else
                    {
                        var written = await shell.RunAsync($"{line} && echo it worked");
                        Assert.True(written.TrimEnd().EndsWith("it worked", StringComparison.Ordinal), $"{line}: {written}");
                    }
                }
            }

            Assert.True(File.Exists(shell["models/distilbart/manifest.json"]));
            Assert.True(File.Exists(shell["compare.html"]));
            Assert.NotNull(service);
        }
        finally
        {
            service?.Kill();
            service?.Dispose();
        }
    }

    private static async Task ReadyAsync(Process service, string address)
    {
        using var client = new HttpClient();
        while (true)
        {
            Assert.False(service.HasExited, "the service ended");
            try
            {
                using var response = await client.GetAsync($"http://{address}/health/ready", TestContext.Current.CancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // The port is not open yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static void Publish(LoopbackHub hub, string id, string folder)
    {
        CheckpointSynthesizer.Write(
            ModelShapeSpec.Parse("encoder=1x32x2,decoder=1x32x2,head=16,ffn=64,vocab=2048"),
            folder,
            new SynthesisOptions { Seed = 5, TokenizerModel = Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model") });
        hub.Add(id, [.. Directory.EnumerateFiles(folder).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))]);
    }

    [GeneratedRegex(@"(?m)^```\n(?<shown>\$ (?:.|\n)*?)\n```$|^```sh\n(?<lines>(?:.|\n)*?)```$")]
    private static partial Regex Step();
}

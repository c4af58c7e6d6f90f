using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Documentation;

/// <summary>Every curl line that a page shows is run against the service as it comes, and its answer is compared with the one that the page shows.</summary>
[Collection(Shipped.Name)]
public sealed partial class DocumentedRequestTests(ShippedService service)
{
    private const string Documented = "localhost:8080";

    // What is another number each time.
    private static readonly string[] Varying = ["id", "created", "request_id", "trace_id", "timings", "system_fingerprint"];

    public static TheoryData<string, int> Pages => new()
    {
        { "README.md", 2 }, { "docs/http.md", 1 }, { "docs/compress.md", 2 }, { "docs/openai.md", 1 }, { "docs/documents.md", 2 }, { "docs/compare.md", 1 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Curl_AsDocumented_IsAnsweredAsShown(string page, int atLeast)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "bash is not installed");
        var examples = Example().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page), TestContext.Current.CancellationToken));

        Assert.InRange(examples.Count, atLeast, 100);
        foreach (Match example in examples)
        {
            foreach (var command in Commands(example.Groups["commands"].Value))
            {
                var answer = await RunAsync(command);
                Assert.True(answer.Length > 0 && !answer.Contains("\"type\":\"/problems/", StringComparison.Ordinal), $"{command}: {answer}");
                if (example.Groups["answer"] is { Success: true, Value: var shown } && !shown.Contains("...", StringComparison.Ordinal))
                {
                    AssertHolds(JsonNode.Parse(shown), JsonNode.Parse(answer), command);
                }
            }
        }
    }

    // The answer may have more fields than the page shows, and other times.
    private static void AssertHolds(JsonNode? shown, JsonNode? actual, string place)
    {
        switch (shown)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.Where(f => !Varying.Contains(f.Key)))
                {
                    AssertHolds(value, actual![name], $"{place} {name}");
                }

                break;
            case JsonArray items:
                Assert.Equal(items.Count, actual!.AsArray().Count);
                for (var i = 0; i < items.Count; i++)
                {
                    AssertHolds(items[i], actual[i], $"{place}[{i}]");
                }

                break;
            default:
                Assert.True(JsonNode.DeepEquals(shown, actual), $"{place}: the page shows {shown?.ToJsonString()}, the answer is {actual?.ToJsonString()}");
                break;
        }
    }

    // A comparison makes a second model and takes the machine; the tests of comparisons do that.
    private static IEnumerable<string> Commands(string block) =>
        Command().Matches(block).Select(m => m.Value.Trim()).Where(c => !c.Contains("/v1/compare", StringComparison.Ordinal));

    private async Task<string> RunAsync(string command)
    {
        var here = command.Replace("http://" + Documented, Documented, StringComparison.Ordinal)
            .Replace(Documented, service.Client.BaseAddress!.Authority, StringComparison.Ordinal)
            .Replace("report.pdf", "samples/documents/bridge.pdf", StringComparison.Ordinal)
            .Replace("minutes.docx", "samples/documents/bridge.txt", StringComparison.Ordinal);
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", here]) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        var answer = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(bash.ExitCode == 0, $"{command} ended with {bash.ExitCode}");
        return answer;
    }

    [GeneratedRegex(@"```sh\n(?<commands>(?:(?!```)[^\n]*\n)*?(?:curl )(?:(?!```)[^\n]*\n)*)```(?:[^`]{0,200}?```json\n(?<answer>[{\[](?:.|\n)*?)```)?")]
    private static partial Regex Example();

    [GeneratedRegex(@"(?m)^curl (?:[^\n'""]|'[^']*'|""[^""]*"")+")]
    private static partial Regex Command();
}

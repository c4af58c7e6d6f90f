using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Snapshots;

/// <summary>
/// Whole responses, one per route and kind of answer: status, headers and body as a client gets them, from an engine that says the same
/// each time.
/// </summary>
public sealed class SnapshotTests(SnapshotService service) : IClassFixture<SnapshotService>
{
    public static TheoryData<string> Names => [.. SnapshotCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Response_OfRoute_IsItsGoldenFile(string name)
    {
        var asked = SnapshotCases.All[name];
        service.Engine.Refusal = asked.Refusal;
        service.Engine.Plays = asked.FailsLate ? null : () => asked.Failure;

        var completion = asked.FailsLate ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead;
        var answering = service.Client.SendAsync(asked.Request(), completion, TestContext.Current.CancellationToken);
        var generation = asked.FailsLate ? await service.Engine.NextAsync() : null;
        generation?.Read();
        generation?.Write("A good");
        using var response = await answering;
        var body = generation is null
            ? await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            : await ReadAsync(response, generation);

        await Snapshot.MatchAsync(name, response, body);
    }

    [Fact]
    public void EveryRoute_OfTheContract_HasAGoldenFile()
    {
        var contract = JsonNode.Parse(File.ReadAllText(Repository.Path("src", "Summarizer.Api", "openapi", "v1.json")))!;
        var routes = contract["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => (Method: m.Key, Path: Regex.Escape(p.Key).Replace(@"\{id}", "[^/]+", StringComparison.Ordinal))));

        Assert.All(routes, r => Assert.Contains(
            SnapshotCases.All.Values,
            c => c.Method.Method.Equals(r.Method, StringComparison.OrdinalIgnoreCase) && Regex.IsMatch(c.Path, $@"^{r.Path}(\?|$)")));
    }

    [Fact]
    public void EveryGoldenFile_BelongsToARequest() =>
        Assert.Equal(
            SnapshotCases.All.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Snapshot.Folder).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    // The model fails when its first words have arrived.
    private static async Task<string> ReadAsync(HttpResponseMessage response, ScriptedGeneration generation)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var body = new StringBuilder();
        while (!body.ToString().Contains("A good", StringComparison.Ordinal))
        {
            body.Append(await reader.ReadLineAsync(TestContext.Current.CancellationToken)).Append('\n');
        }

        generation.Fail(SnapshotCases.Broken);
        return body + await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}

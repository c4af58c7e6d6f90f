using System.Net;
using System.Text.Json.Nodes;
using Summarizer.Api.Serving;
using Summarizer.Api.Tests.Support;
using Summarizer.Engine.Requests;
using Summarizer.Keys;

namespace Summarizer.Api.Tests.Pipeline.Security;

/// <summary>Marked texts go through every route and every failure; whatever the service then tells logs, traces and problems is searched for them.</summary>
public sealed class CanaryTests : IDisposable
{
    private const string Document = "canarydocument";
    private const string Question = "canaryquestion";
    private const string Instruction = "canaryinstruction";
    private const string Header = "canaryheader";

    private readonly string _folder = Directory.CreateTempSubdirectory("keys").FullName;
    private readonly string _key = ApiKey.Create();
    private readonly LogEverything _heard = new();

    // Bodies that are right for some route and wrong for the others, and some that are right for none.
    private static readonly string[] Bodies =
    [
        $$"""{"text": "The {{Document}} sat. It was {{Document}}.", "instruction": "{{Instruction}}", "max_tokens": 8}""",
        $$"""{"text": "The {{Document}} sat. It was {{Document}}.", "max_tokens": 8, "stream": true}""",
        $$"""{"text": "{{Document}}", "tokens": true}""",
        $$"""{"text": "{{string.Concat(Enumerable.Repeat(Document + " ", 2000))}}"}""",
        $$"""{"query": "{{Question}}?", "documents": ["The {{Document}} sat.", {"text": "{{Document}}", "title": "{{Document}}"}], "output": "answer"}""",
        $$"""{"query": "{{Question}}?", "documents": ["The {{Document}} sat."], "stream": true}""",
        $$"""{"model": "pocket", "messages": [{"role": "system", "content": "{{Instruction}}"}, {"role": "user", "content": "{{Document}}"}], "max_tokens": 8}""",
        $$"""{"model": "pocket", "prompt": "{{Document}}", "max_tokens": 8}""",
        $$"""{"text": ["{{Document}}"], "query": {"{{Question}}": 1}, "documents": "{{Document}}", "instruction": 5}""",
        $$"""{"text": "{{Document}}", "instruction": "{{Instruction}}", "max_tokens": -1, "temperature": 9, "query": "{{Question}}", "documents": [5]}""",
        $$"""{"text": "{{Document}} """,
        $$"""["{{Document}}", "{{Question}}"]""",
        $$"""{{Document}}""",
    ];

    public static TheoryData<string> Routes
    {
        get
        {
            var contract = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json")))!;
            return [.. contract["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key.ToUpperInvariant()} {p.Key}"))];
        }
    }

    [Fact]
    public async Task Requests_ToEveryRoute_LeaveNoTrace()
    {
        await using var service = Start(Summarizer.GenAi.Hosting.EngineRuntimes.Load);
        using var client = await service.StartAsync();
        var statuses = new HashSet<HttpStatusCode>();
        foreach (var route in Routes.Select(r => r.Data.Split(' ')))
        {
            foreach (var body in route[0] == "POST" ? Bodies : [""])
            {
                foreach (var key in new[] { _key, "sumk_" + Header, null })
                {
                    statuses.Add(await SendAsync(client, route[0], route[1], body, key));
                }
            }
        }

        Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.UnprocessableEntity }, statuses);
        Search();
    }

    [Fact]
    public async Task Failures_OfEveryKind_LeaveNoTrace()
    {
        var engine = new ScriptedEngine();
        await using var service = Start(engine.Factory);
        using var client = await service.StartAsync();
        Exception[] failures =
        [
            new EngineException(EngineError.Overloaded, "full"), new EngineException(EngineError.InferenceFailed, "NaN"), new EngineException(EngineError.Draining, "closing"),
            new InvalidOperationException("unforeseen"), new InsufficientMemoryException(),
        ];
        foreach (var failure in failures)
        {
            engine.Refusal = failure;
            foreach (var body in Bodies)
            {
                await SendAsync(client, "POST", Wire.Route, body, _key);
            }
        }

        engine.Refusal = null;
        using var leave = new CancellationTokenSource();
        using var request = Request("POST", Wire.Route, Bodies[0], _key);
        var answer = client.SendAsync(request, leave.Token);
        var generation = await engine.NextAsync();
        await leave.CancelAsync();
        await generation.Cancelled;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await service.Log.WaitForAsync("499");
        Search();
    }

    [Fact]
    public void Search_SomethingSaid_Fails()
    {
        _heard.BeginScope(new Dictionary<string, object?> { ["body"] = Document });

        Assert.ThrowsAny<Exception>(Search);
    }

    public void Dispose()
    {
        _heard.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Service Start(EngineFactory engine)
    {
        var file = Path.Combine(_folder, "keys.json");
        File.WriteAllText(file, $"{{\"keys\": [{{\"name\": \"team\", \"hash\": \"{ApiKey.Hash(_key)}\", \"scopes\": [\"summarize\", \"compress\", \"compare\", \"openai\", \"mcp\"]}}]}}");

        // Some of the bodies are right for /v1/compare, which would measure for minutes.
        return new(engine, settings: new()
        {
            ["Security:KeyFile"] = file,
            ["Compare:BaselinePath"] = Repository.Model,
            ["Compare:Timeout"] = "00:00:01",
        })
        { Listener = _heard };
    }

    private async Task<HttpStatusCode> SendAsync(HttpClient client, string method, string route, string body, string? key)
    {
        using var request = Request(method, route, body, key);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        }

        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, response.ToString(), StringComparison.OrdinalIgnoreCase));
        return response.StatusCode;
    }

    private static HttpRequestMessage Request(string method, string route, string body, string? key)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), route);
        if (method == "POST")
        {
            request.Content = new StringContent(body, null, "application/json");
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        }

        request.Headers.TryAddWithoutValidation("User-Agent", Header);
        request.Headers.TryAddWithoutValidation("Cookie", "session=" + Header);
        request.Headers.TryAddWithoutValidation("Referer", "https://" + Header);
        request.Headers.TryAddWithoutValidation("X-Request-Id", Header + " with spaces");
        request.Headers.TryAddWithoutValidation("X-Other", Header);
        return request;
    }

    private string[] Secrets => [Document, Question, Instruction, Header, _key[ApiKey.Prefix.Length..]];

    private void Search()
    {
        Assert.NotEmpty(_heard.All);
        var said = _heard.All.Where(line => Secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase))).Distinct().Take(10);
        Assert.Empty(said);
    }
}

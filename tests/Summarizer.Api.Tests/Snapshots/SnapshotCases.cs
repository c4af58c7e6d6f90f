using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Snapshots;

/// <summary>One request for each route and kind of answer.</summary>
internal static class SnapshotCases
{
    private const string Text = """{"text":"Some text."}""";

    private static readonly EngineException Full = new(
        EngineError.Overloaded, "128 requests are waiting; the limit is 128. Try again later.")
    {
        Limit = 128,
        Actual = 128,
        RetryAfter = TimeSpan.FromSeconds(2),
    };

    /// <summary>Gets what a broken engine throws.</summary>
    public static EngineException Broken { get; } = new(EngineError.InferenceFailed, "The graph failed.");

    /// <summary>Gets the requests by the names of their golden files.</summary>
    public static IReadOnlyDictionary<string, SnapshotCase> All { get; } = new Dictionary<string, SnapshotCase>()
    {
        ["summarize"] = Post("/v1/summarize", Text),
        ["summarize-stream"] = Post("/v1/summarize", """{"text":"Some text.","stream":true}"""),
        ["summarize-stream-fails"] = Post("/v1/summarize", """{"text":"Some text.","stream":true}""") with { FailsLate = true },
        ["summarize-file"] = Post("/v1/summarize?length=short", "# Title\n\nSome text.", "text/markdown"),
        ["summarize-fields"] = Post("/v1/summarize", """{"txt":"Some text.","temperature":"hot"}"""),
        ["summarize-range"] = Post("/v1/summarize", """{"text":"Some text.","max_tokens":0}"""),
        ["summarize-syntax"] = Post("/v1/summarize", """{"text":"""),
        ["summarize-media-type"] = Post("/v1/summarize", "text=Some+text", "application/x-www-form-urlencoded"),
        ["summarize-model"] = Post("/v1/summarize", """{"text":"Some text.","model":"another"}"""),
        ["summarize-too-long"] = Post("/v1/summarize", $$"""{"strategy":"single","text":"{{string.Concat(Enumerable.Repeat("word ", 600))}}"}"""),
        ["summarize-fails"] = Post("/v1/summarize", Text) with { Failure = Broken },
        ["summarize-overloaded"] = Post("/v1/summarize", Text) with { Refusal = Full },
        ["batch"] = Post("/v1/summarize/batch", """{"documents":["Some text.",{"text":" ","id":"b"}]}"""),
        ["batch-stream"] = Post("/v1/summarize/batch", """{"documents":["Some text."],"stream":true}"""),
        ["documents"] = Post("/v1/documents", "# Title\n\nSome text.", "text/markdown"),
        ["documents-media-type"] = Post("/v1/documents", "{}"),
        ["compress"] = Post("/v1/compress", """{"query":"What?","documents":[{"text":"Some text.","id":"a"}],"extractiveness":"low","abstain":"off","rate":1}"""),
        ["compress-stream"] = Post("/v1/compress", """{"query":"What?","documents":["Some text."],"extractiveness":"low","abstain":"off","stream":true}"""),
        ["compress-fields"] = Post("/v1/compress", """{"query":"What?","documents":[7]}"""),
        ["rerank"] = Post("/v1/rerank", """{"query":"What flew?","documents":["A bird flew.","Some text."],"top_n":1,"return_documents":true}"""),
        ["rerank-v2"] = Post("/v2/rerank", """{"query":"What flew?","documents":["A bird flew.","Some text."]}"""),
        ["rerank-fields"] = Post("/v1/rerank", """{"query":"","documents":[]}"""),
        ["embeddings"] = Post("/v1/embeddings", """{"input":["Some text."]}"""),
        ["embeddings-fields"] = Post("/v1/embeddings", """{"input":[],"encoding_format":"hex"}"""),
        ["compare-fields"] = Post("/v1/compare", """{"runs":0,"sweep":[]}"""),
        ["chat"] = Post("/v1/chat/completions", """{"messages":[{"role":"user","content":"Some text."}]}"""),
        ["chat-stream"] = Post(
            "/v1/chat/completions", """{"messages":[{"role":"user","content":"Some text."}],"stream":true,"stream_options":{"include_usage":true}}"""),
        ["chat-stream-fails"] = Post("/v1/chat/completions", """{"messages":[{"role":"user","content":"Some text."}],"stream":true}""") with { FailsLate = true },
        ["chat-fields"] = Post("/v1/chat/completions", """{"messages":["Some text."]}"""),
        ["responses"] = Post("/v1/responses", """{"input":"Some text."}"""),
        ["responses-stream"] = Post("/v1/responses", """{"input":"Some text.","stream":true}"""),
        ["responses-fields"] = Post("/v1/responses", """{"input":7}"""),
        ["completions"] = Post("/v1/completions", """{"prompt":["Some text.","Another."]}"""),
        ["completions-stream"] = Post("/v1/completions", """{"prompt":"Some text.","stream":true}"""),
        ["completions-overloaded"] = Post("/v1/completions", """{"prompt":"Some text."}""") with { Refusal = Full },
        ["inference"] = Post("/", """{"inputs":"Some text."}"""),
        ["inference-model"] = Post("/models/scripted", """{"inputs":"Some text."}"""),
        ["generate"] = Post("/generate", """{"inputs":"Some text."}"""),
        ["generate-fields"] = Post("/generate", """{"inputs":"Some text.","parameters":{"max_new_tokens":0}}"""),
        ["generate-stream"] = Post("/generate_stream", """{"inputs":"Some text."}"""),
        ["embed"] = Post("/embed", """{"inputs":"Some text."}"""),
        ["rerank-tei"] = Post("/rerank", """{"query":"What flew?","texts":["A bird flew.","Some text."]}"""),
        ["ollama-generate"] = Post("/api/generate", """{"model":"scripted","prompt":"Some text.","stream":false}"""),
        ["ollama-generate-stream"] = Post("/api/generate", """{"model":"scripted","prompt":"Some text."}"""),
        ["ollama-chat"] = Post("/api/chat", """{"model":"scripted","messages":[{"role":"user","content":"Some text."}],"stream":false}"""),
        ["ollama-tags"] = Get("/api/tags"),
        ["ollama-version"] = Get("/api/version"),
        ["version"] = Get("/version"),
        ["tokenize"] = Post("/tokenize", """{"text":"Some text."}"""),
        ["tokenize-fields"] = Post("/tokenize", """{"text":7}"""),
        ["detokenize"] = Post("/detokenize", """{"tokens":[5,6,7]}"""),
        ["plan"] = Get("/v1/plan?models=t5gemma-2b-2b&device=h100-sxm"),
        ["plan-fields"] = Get("/v1/plan?models=unknown&batch=0"),
        ["models"] = Get("/v1/models"),
        ["model"] = Get("/v1/models/scripted"),
        ["model-unknown"] = Get("/v1/models/another"),
        ["info"] = Get("/info"),
        ["health"] = Get("/health"),
        ["health-ready"] = Get("/health/ready"),
        ["health-live"] = Get("/health/live"),
        ["problem-page"] = Get("/problems/quota-exceeded"),
        ["not-found"] = Get("/v1/nothing"),
        ["method-not-allowed"] = Get("/v1/summarize"),
        ["mcp-summarize"] = Mcp(),
        ["mcp-fails"] = Mcp() with { Failure = Broken },
    };

    private static SnapshotCase Get(string path) => SnapshotCase.Get(path);

    private static SnapshotCase Post(string path, string body, string mediaType = "application/json") =>
        SnapshotCase.Post(path, body, mediaType);

    private static SnapshotCase Mcp() =>
        Post("/mcp", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"summarize","arguments":{"text":"Some text."}}}""");
}

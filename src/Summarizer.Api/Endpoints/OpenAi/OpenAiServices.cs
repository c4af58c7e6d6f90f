using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Streaming;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Services of the OpenAI routes.</summary>
internal sealed record OpenAiServices(
    HttpContext Context,
    ModelHost Host,
    InferencePipeline Pipeline,
    EventStreams Streams,
    IOptions<SummarizerOptions> Options,
    TimeProvider Clock)
{
    /// <summary>Ends a stream for clients that wait for it. Bytes, since text would be quoted.</summary>
    public static readonly byte[] Done = [.. "[DONE]"u8];

    /// <summary>The model that a request names. Hugging Face's clients write the address of the server where nobody names one.</summary>
    public ServedModel Require(string? name) =>
        Host.Require(Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? null : name);

    /// <summary>Starts the time that the request may take.</summary>
    public RequestDeadline StartDeadline() => RequestDeadline.Start(Context, Options.Value.RequestTimeout, Clock);
}

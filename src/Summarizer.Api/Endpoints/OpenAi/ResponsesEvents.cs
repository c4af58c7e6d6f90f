using System.Net.ServerSentEvents;
using System.Text.Json.Serialization;

namespace Summarizer.Api.Endpoints.OpenAi;

/// <summary>Numbers the events of a stream of /v1/responses.</summary>
/// <param name="item">Id of its message.</param>
internal sealed class ResponsesEvents(string item)
{
    private int _next;

    /// <summary>An event about the answer as a whole.</summary>
    public SseItem<object> Of(string type, ResponsesAnswer answer) => Item(new ResponsesEvent(type, _next++) { Response = answer });

    /// <summary>An event about the message.</summary>
    public SseItem<object> Of(string type, ResponsesMessage message) => Item(new ResponsesEvent(type, _next++) { OutputIndex = 0, Item = message });

    /// <summary>An event about the part of the message.</summary>
    public SseItem<object> Of(string type, ResponsesPart part) => Item(OfPart(type) with { Part = part });

    /// <summary>The next piece of the text.</summary>
    public SseItem<object> Delta(string delta) => Item(OfPart("response.output_text.delta") with { Delta = delta, Logprobs = [] });

    /// <summary>The whole text.</summary>
    public SseItem<object> Done(string text) => Item(OfPart("response.output_text.done") with { Text = text, Logprobs = [] });

    private ResponsesEvent OfPart(string type) => new(type, _next++) { ItemId = item, OutputIndex = 0, ContentIndex = 0 };

    private static SseItem<object> Item(ResponsesEvent data) => new(data, data.Type);
}

/// <summary>One event; which fields it has depends on its type.</summary>
/// <param name="Type">Name of the event.</param>
/// <param name="SequenceNumber">0, 1 and so on.</param>
internal sealed record ResponsesEvent([property: JsonPropertyOrder(-1)] string Type, int SequenceNumber)
{
    /// <summary>The answer.</summary>
    public ResponsesAnswer? Response { get; init; }

    /// <summary>Id of the message.</summary>
    public string? ItemId { get; init; }

    /// <summary>Place of the message in the output.</summary>
    public int? OutputIndex { get; init; }

    /// <summary>Place of the part in the message.</summary>
    public int? ContentIndex { get; init; }

    /// <summary>The message.</summary>
    public ResponsesMessage? Item { get; init; }

    /// <summary>The part.</summary>
    public ResponsesPart? Part { get; init; }

    /// <summary>Text to append.</summary>
    public string? Delta { get; init; }

    /// <summary>The whole text.</summary>
    public string? Text { get; init; }

    /// <summary>Always empty.</summary>
    public IReadOnlyList<string>? Logprobs { get; init; }
}

using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Summarizer.StressTests.Faults;

/// <summary>How a request ended, under faults.</summary>
internal enum Ending
{
    /// <summary>The answer that it gets when nothing is disturbed.</summary>
    Right,

    /// <summary>An answer that says itself that it is degraded.</summary>
    Degraded,

    /// <summary>A problem document, as the response or as the event that ends the stream.</summary>
    Problem,

    /// <summary>Another answer, or a response that is none.</summary>
    Wrong,

    /// <summary>Nothing within the time.</summary>
    Hanging,
}

/// <summary>Sends requests whose right answers it knows.</summary>
internal sealed class FaultCaller(HttpClient client)
{
    // Far above the longest that the faults can add.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, string> _right = [];

    /// <summary>Learns the answer to a document while the engine is not disturbed.</summary>
    /// <returns>False when it got none, or one without the model.</returns>
    public async Task<bool> TryLearnAsync(string document, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(document, streams: false, cancellationToken);
        var learned = (string?)answer["summary"] is not null && (bool?)answer["degraded"] == false;
        if (learned)
        {
            _right[document] = (string)answer["summary"]!;
        }

        return learned;
    }

    /// <summary>Sends one and judges its end.</summary>
    /// <returns>The end, and the code of a problem or what was wrong.</returns>
    public async Task<(Ending Ending, string Detail)> AskAsync(string document, bool streams, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var answer = await SendAsync(document, streams, limit.Token);
            if ((string?)answer["code"] is { } code && answer["status"] is not null && answer["request_id"] is not null)
            {
                return (Ending.Problem, code);
            }

            return (bool?)answer["degraded"] == true ? (Ending.Degraded, "")
                : (string?)answer["summary"] == _right[document] ? (Ending.Right, "")
                : (Ending.Wrong, answer.ToJsonString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (Ending.Hanging, "");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Text.Json.JsonException or InvalidOperationException)
        {
            return (Ending.Wrong, e.Message);
        }
    }

    private async Task<JsonObject> SendAsync(string document, bool streams, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/summarize") { Content = JsonContent.Create(new { text = document, stream = streams }) };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
        {
            return (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        }

        var (last, written) = (new SseItem<string>(""), "");
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken)).EnumerateAsync(cancellationToken))
        {
            last = item;
            written += item.EventType == "summary.delta" ? (string?)JsonNode.Parse(item.Data)!["delta"] : "";
        }

        // What was streamed must be what the last event says.
        var end = JsonNode.Parse(last.Data)!.AsObject();
        return last.EventType == "error" || (string?)end["summary"] == written ? end : throw new InvalidOperationException($"The pieces '{written}' are not the end {last.Data}");
    }
}

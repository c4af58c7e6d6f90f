using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Summarizer.StressTests.Terminating;

/// <summary>What became of one request, as its client saw it.</summary>
internal enum Fate
{
    /// <summary>A complete answer came.</summary>
    Completed,

    /// <summary>The service said that it is shutting down: 503 with Retry-After.</summary>
    Refused,

    /// <summary>There was no connection any more.</summary>
    Unreachable,

    /// <summary>Anything else: a cut answer, another status, a connection that broke.</summary>
    Broken,
}

/// <summary>One request and what became of it.</summary>
/// <param name="Id">Its X-Request-Id.</param>
/// <param name="Streamed">Whether it asked for events.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Reason">Why, when it broke.</param>
internal sealed record Call(string Id, bool Streamed, Fate Fate, string Reason = "");

/// <summary>Sends one request after the other until the service is gone.</summary>
internal sealed class Caller(Uri address, string name, bool streams, Func<string> document)
{
    /// <summary>What became of its requests so far.</summary>
    public List<Call> Calls { get; } = [];

    /// <summary>Whether a request is under way.</summary>
    public bool IsWaiting { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // A connection per request: a kept one that the service closes between two requests would look like a lost request.
        using var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero };
        using var client = new HttpClient(handler) { BaseAddress = address };
        do
        {
            var id = $"{name}-{Calls.Count:0000}";
            IsWaiting = true;
            Calls.Add(await CallAsync(client, id, cancellationToken));
            IsWaiting = false;
        }
        while (Calls[^1].Fate == Fate.Completed);
    }

    private async Task<Call> CallAsync(HttpClient client, string id, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/summarize") { Content = JsonContent.Create(new { text = document(), stream = streams }) };
        request.Headers.Add("X-Request-Id", id);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter is not null)
            {
                return new(id, streams, Fate.Refused);
            }

            var complete = response.StatusCode == HttpStatusCode.OK && await (streams ? EventsAsync(response, cancellationToken) : JsonAsync(response, cancellationToken));
            return new(id, streams, complete ? Fate.Completed : Fate.Broken, $"status {(int)response.StatusCode}, incomplete");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return new(id, streams, Fate.Unreachable);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new(id, streams, Fate.Broken, e.Message);
        }
    }

    private static async Task<bool> JsonAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))?["summary"] is not null;

    private static async Task<bool> EventsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var last = "";
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            last = item.EventType;
        }

        return last == "summary.completed";
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Summarizer.StressTests.Replicas;

/// <summary>A client that does as it is told: it waits for as long as <c>Retry-After</c> says, and asks again for a stream that was cut. Anything else that is not an answer is an error.</summary>
internal sealed class PatientClient(HttpClient http, TimeProvider clock)
{
    private const int MostTries = 30;

    /// <summary>Gets one summary.</summary>
    public async Task<PatientAnswer> AskAsync(string document, bool stream, CancellationToken cancellationToken)
    {
        var (waits, cuts) = (0, 0);
        for (var tries = 0; tries < MostTries; tries++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/summarize") { Content = JsonContent.Create(new { text = document, stream }) };
            try
            {
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && response.Headers.RetryAfter?.Delta is { } wait)
                {
                    waits++;
                    await Task.Delay(wait, clock, cancellationToken);
                    continue;
                }

                var (replica, status) = (Header(response, "X-Replica"), Header(response, "Cache-Status"));
                if (response.StatusCode != HttpStatusCode.OK)
                {
                    return new(null, replica, status, waits, cuts, $"status {(int)response.StatusCode}");
                }

                if (await (stream ? ReadEventsAsync(response, cancellationToken) : ReadJsonAsync(response, cancellationToken)) is { } summary)
                {
                    return new(summary, replica, status, waits, cuts, null);
                }

                cuts++;
            }
            catch (Exception e) when (stream && e is HttpIOException or IOException)
            {
                cuts++;
            }
            catch (HttpRequestException e)
            {
                return new(null, "", "", waits, cuts, e.Message);
            }
        }

        return new(null, "", "", waits, cuts, "no answer after all tries");
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private static async Task<string?> ReadJsonAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        (string?)(await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))?["summary"];

    private static async Task<string?> ReadEventsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.EventType == "summary.completed")
            {
                return (string?)JsonNode.Parse(item.Data)!["summary"];
            }
        }

        return null;
    }
}

/// <summary>What came of one document.</summary>
/// <param name="Summary">The summary; null when there was an error.</param>
/// <param name="Replica">Who answered, as the proxy says.</param>
/// <param name="CacheStatus">What remembering did.</param>
/// <param name="Waits">How often it was told to wait.</param>
/// <param name="Cuts">How often a stream was cut.</param>
/// <param name="Error">What went wrong.</param>
internal sealed record PatientAnswer(string? Summary, string Replica, string CacheStatus, int Waits, int Cuts, string? Error);

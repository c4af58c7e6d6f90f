using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Client.Configuration;

namespace Summarizer.Client.Wire;

/// <summary>
/// One request and its answer, whole or as a stream. Everything that can go wrong comes out as one of the exceptions that <see
/// cref="SummarizerClient"/> names.
/// </summary>
internal sealed class HttpExchange(HttpClient http, SummarizerClientOptions options, TimeProvider clock)
{
    private readonly Uri _root = new(options.Endpoint.AbsoluteUri.TrimEnd('/') + "/");

    public Task<TAnswer> GetAsync<TAnswer>(string route, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken) =>
        ReadAsync(new(HttpMethod.Get, new Uri(_root, route)), answerType, cancellationToken);

    /// <summary>Asks a probe. Its 503 is an answer too: it is read like a 200, and not retried.</summary>
    public Task<TAnswer> ProbeAsync<TAnswer>(string route, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_root, route));
        request.Options.Set(RetryRules.IsProbe, true);
        return ReadAsync(request, answerType, cancellationToken);
    }

    public Task<TAnswer> PostAsync<TBody, TAnswer>(
        string route, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken) =>
        ReadAsync(Post(route, body, bodyType), answerType, cancellationToken);

    /// <summary>Posts bytes as they are.</summary>
    public Task<TAnswer> PostFileAsync<TAnswer>(
        string route, byte[] content, string mediaType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken) =>
        ReadAsync(Post(route, content, mediaType), answerType, cancellationToken);

    /// <summary>
    /// Posts a body and reads events until the last one. An event for which <paramref name="parse"/> gives null is unknown and left out.
    /// </summary>
    public async IAsyncEnumerable<TEvent> StreamAsync<TBody, TEvent>(
        string route, TBody body, JsonTypeInfo<TBody> bodyType, SseItemParser<TEvent?> parse, Func<TEvent, bool> isLast,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEvent : class
    {
        using var limit = new TimeLimit(options.Timeout, nameof(options.Timeout), clock, cancellationToken);
        using var request = Post(route, body, bodyType);
        using var response = await GuardAsync(() => SendAsync(request, limit.Token), limit).ConfigureAwait(false);
        var bytes = await GuardAsync(() => OpenEventsAsync(response, limit), limit).ConfigureAwait(false);
        await using var owned = bytes.ConfigureAwait(false);
        var events = SseParser.Create(bytes, parse).EnumerateAsync(limit.Token).GetAsyncEnumerator(CancellationToken.None);
        await using var disposal = events.ConfigureAwait(false);
        var complete = false;
        while (await GuardAsync(() => events.MoveNextAsync().AsTask(), limit).ConfigureAwait(false))
        {
            if (events.Current.Data is { } data)
            {
                complete |= isLast(data);
                yield return data;
            }
        }

        if (!complete)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The stream ended before its last event.");
        }
    }

    private HttpRequestMessage Post<TBody>(string route, TBody body, JsonTypeInfo<TBody> bodyType) =>
        Post(route, JsonSerializer.SerializeToUtf8Bytes(body, bodyType), "application/json");

    // Bytes, since a retry sends them again.
    private HttpRequestMessage Post(string route, byte[] content, string mediaType) => new(HttpMethod.Post, new Uri(_root, route))
    {
        Content = new ByteArrayContent(content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(mediaType) } },
    };

    private async Task<TAnswer> ReadAsync<TAnswer>(
        HttpRequestMessage request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        using var owned = request;
        using var limit = new TimeLimit(options.Timeout, nameof(options.Timeout), clock, cancellationToken);
        return await GuardAsync(
            async () =>
            {
                using var response = await SendAsync(request, limit.Token).ConfigureAwait(false);
                using var bytes = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
                return await JsonSerializer.DeserializeAsync(bytes, answerType, limit.Token).ConfigureAwait(false)
                    ?? throw new JsonException("The answer is null.");
            },
            limit).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.ApiKey is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode || RetryRules.IsAnswerOfProbe(response))
        {
            return response;
        }

        using (response)
        {
            throw await ProblemReader.ReadAsync(response, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Stream> OpenEventsAsync(HttpResponseMessage response, TimeLimit limit)
    {
        if (response.Content.Headers.ContentType?.MediaType is var type and not "text/event-stream")
        {
            throw new HttpIOException(HttpRequestError.InvalidResponse, $"The answer should be a stream of events; it is '{type}'.");
        }

        limit.Pause();
        return new SilenceLimitedStream(await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false), limit, options);
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> step, TimeLimit limit)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw limit.Explain(e);
        }
        catch (IOException e) when (e is not HttpIOException)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection was cut in the middle of the answer.", e);
        }
        catch (JsonException e)
        {
            throw new HttpIOException(
                HttpRequestError.InvalidResponse, $"The answer does not follow the service's contract: {e.Message}", e);
        }
    }
}

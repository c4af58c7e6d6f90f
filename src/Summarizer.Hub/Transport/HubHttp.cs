using System.Net;
using System.Net.Http.Headers;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Transport;

/// <summary>
/// Requests to a hub. Redirects are followed here, so that the token goes to the endpoint's host only and plain http is refused outside this machine.
/// Rate limits, server errors and lost connections are tried again.
/// </summary>
/// <param name="options">Endpoint, token and tries.</param>
/// <param name="clock">Clock of the waits.</param>
/// <param name="repository">Names the repository in messages.</param>
internal sealed class HubHttp(HubOptions options, TimeProvider clock, string repository) : IDisposable
{
    private const int MaxRedirects = 8;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a GET and gives the answer with its body unread. The status is a success, or 416 where a range was asked for.</summary>
    /// <param name="address">Below the endpoint, or absolute.</param>
    /// <param name="from">First byte wanted; 0 for all.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="HubException">The hub refuses, or cannot be reached.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri address, long from, CancellationToken cancellationToken)
    {
        if (options.Offline)
        {
            throw new HubException(HubError.Offline, $"HF_HUB_OFFLINE is set and the cache does not hold all of {repository}. Unset it, or pull the model on a machine with a network.");
        }

        for (var attempt = 0; ; attempt++)
        {
            HttpResponseMessage? response = null;
            Exception? failure = null;
            try
            {
                response = await FollowAsync(address, from, cancellationToken).ConfigureAwait(false);
                if (response.IsSuccessStatusCode || (from > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable))
                {
                    return response;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                failure = e;
            }

            using (response)
            {
                var pause = HubAnswers.PauseBefore(response, attempt, options, clock);
                if (pause is null || attempt >= options.Retries)
                {
                    throw HubAnswers.Describe(response, failure, repository, options);
                }

                await Task.Delay(pause.Value, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> FollowAsync(Uri address, long from, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(address, from);
            using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            stall.CancelAfter(options.StallTimeout);
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            address = redirects < MaxRedirects
                ? Redirects.Next(address, location)
                : throw new HubException(HubError.Unreachable, $"{options.Endpoint.Host} redirects more than {MaxRedirects} times for {repository}. Check HF_ENDPOINT.");
        }
    }

    private HttpRequestMessage Request(Uri address, long from)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd("summarizer/1.0");
        request.Headers.AcceptEncoding.ParseAdd("identity");
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
        }

        if (options.Token is { } token && Redirects.IsSameOrigin(address, options.Endpoint))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }
}

using System.Globalization;
using System.Text.Json;
using Summarizer.Client.Problems;

namespace Summarizer.Client.Wire;

/// <summary>Turns an answer that is no success into a problem, also when it is not the service's.</summary>
internal static class ProblemReader
{
    private const int MostBytes = 64 * 1024;

    public static async Task<SummarizerProblemException> ReadAsync(
        HttpResponseMessage response, TimeProvider clock, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[MostBytes];
        var count = await body.ReadAtLeastAsync(buffer, MostBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return new(Parse(response, buffer.AsSpan(0, count)) ?? Foreign(response, clock));
    }

    private static SummarizerProblem? Parse(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(body, ClientJson.Default.SummarizerProblem);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SummarizerProblem Foreign(HttpResponseMessage response, TimeProvider clock) => new()
    {
        Code = SummarizerProblem.UnexpectedAnswer,
        Status = (int)response.StatusCode,
        Title = "The answer is not the service's",
        Detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode} {response.ReasonPhrase} without a problem body. "
                + $"Check Endpoint, and what stands between this client and the service."),
        Instance = response.RequestMessage?.RequestUri?.AbsolutePath,
        RequestId = response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.First() : null,
        RetryAfterMs = (long?)RetryRules.RetryAfter(response, clock)?.TotalMilliseconds,
    };
}

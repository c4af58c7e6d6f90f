using System.Diagnostics.Metrics;
using Summarizer.Api.Http.Problems;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Counts the requests that the server rejected: 429 and 503, by the code of their problem.</summary>
internal sealed class RejectionCounting
{
    private readonly RequestDelegate _next;
    private readonly Counter<long> _rejected;

    public RejectionCounting(RequestDelegate next, IMeterFactory factory)
    {
        _next = next;
        _rejected = factory.Create(Names.Meter).CreateCounter<long>(
            "summarizer.requests.rejected", "{request}", "Requests rejected: this replica was full, not ready or shutting down.");
        foreach (var kind in ProblemKind.All.Where(IsRejection))
        {
            _rejected.Add(0, Reason(kind.Code));
        }
    }

    public async Task InvokeAsync(HttpContext context)
    {
        await _next(context);
        if (context.Features.Get<ProblemKind>() is { } kind && IsRejection(kind))
        {
            _rejected.Add(1, Reason(kind.Code));
        }
    }

    private static bool IsRejection(ProblemKind kind) =>
        kind.Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable;

    private static KeyValuePair<string, object?> Reason(string code) => new("reason", code);
}

using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Pipeline.Admission;

/// <summary>Identifies the client of a request: by key, or by address where that is configured. All other clients count as one.</summary>
internal sealed class Clients(IOptions<SummarizerOptions> options)
{
    /// <summary>
    /// Request header: <c>interactive</c> or <c>batch</c>. Browsers send the standard <c>Priority</c> header by themselves, with values
    /// that mean something else.
    /// </summary>
    public const string PriorityHeader = "X-Priority";

    // One subscriber has a whole /64 of IPv6.
    private const int SubscriberBytes = 8;

    /// <exception cref="ProblemException">The priority does not exist.</exception>
    public Client Of(HttpContext context)
    {
        var key = context.Features.Get<ApiKeyEntry>();
        var priority = Lower(key?.Priority ?? RequestPriority.Interactive, Asked(context.Request));
        if (key is not null)
        {
            return new(new Caller("key " + key.Name, priority), IsKnown: true, key);
        }

        return options.Value.Admission.ByAddress && context.Connection.RemoteIpAddress is { } address
            ? new(new Caller("address " + Subscriber(address), priority), IsKnown: true, null)
            : new(Caller.Unnamed with { Priority = priority }, IsKnown: false, null);
    }

    private static RequestPriority Asked(HttpRequest request) => request.Headers[PriorityHeader].ToString().ToUpperInvariant() switch
    {
        "" or "INTERACTIVE" => RequestPriority.Interactive,
        "BATCH" => RequestPriority.Batch,
        _ => throw new ProblemException(ProblemKind.BadRequest, $"The header {PriorityHeader} must be interactive or batch."),
    };

    private static RequestPriority Lower(RequestPriority a, RequestPriority b) => a > b ? a : b;

    private static string Subscriber(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, SubscriberBytes)),
        _ => address.ToString(),
    };
}

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Summarizer.Api.Serving;

/// <summary>The sample request in the log of a start, ready to paste into a terminal.</summary>
internal static class SampleRequest
{
    private const string Body =
        """{"text": "The plugs-out test began on the morning of January 27, 1967, and was plagued with problems. The crew reported a foul odor in the suit loop, and the count was held for more than an hour. A fire in the cabin ended the test."}""";

    private static readonly string[] Everywhere = ["[::]", "0.0.0.0", "*", "+"];

    /// <summary>A curl line for the address that the server listens on, or null when it listens on none.</summary>
    public static string? For(IServer server)
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } address)
        {
            return null;
        }

        address = Everywhere.Aggregate(address, (a, host) => a.Replace($"//{host}", "//localhost", StringComparison.Ordinal));
        return $"curl -s {address}/v1/summarize -H 'Content-Type: application/json' -d '{Body}'";
    }
}

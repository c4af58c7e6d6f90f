using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Transport;

/// <summary>Rules for following a redirect.</summary>
internal static class Redirects
{
    /// <summary>Where a redirect leads. A location without a query keeps the query of the request when it stays on the same host.</summary>
    /// <param name="from">Address that answered.</param>
    /// <param name="location">Its Location header.</param>
    /// <exception cref="HubException"><see cref="HubError.Unreachable"/>: it leads to plain http outside this machine.</exception>
    public static Uri Next(Uri from, Uri location)
    {
        var next = location.IsAbsoluteUri ? location : new Uri(from, location);
        if (next.Query.Length == 0 && from.Query.Length > 0 && IsSameOrigin(next, from))
        {
            next = new UriBuilder(next) { Query = from.Query }.Uri;
        }

        return next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && next.IsLoopback)
            ? next
            : throw new HubException(HubError.Unreachable, $"{from.Host} redirects to {next.Scheme}://{next.Host}, which is not encrypted. Nothing was sent there. Check HF_ENDPOINT.");
    }

    /// <summary>Whether two addresses have the same scheme, host and port.</summary>
    public static bool IsSameOrigin(Uri a, Uri b) => Uri.Compare(a, b, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}

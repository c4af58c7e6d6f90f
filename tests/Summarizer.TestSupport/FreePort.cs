using System.Net;
using System.Net.Sockets;

namespace Summarizer.TestSupport;

/// <summary>Finds TCP ports on which nobody listens.</summary>
public static class FreePort
{
    /// <summary>Gets a port on which nobody listens at the moment.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

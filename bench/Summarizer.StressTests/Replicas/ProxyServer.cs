using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Summarizer.StressTests.Replicas;

/// <summary>nginx with the configuration of <c>samples/replicas</c>, on free ports.</summary>
internal sealed class ProxyServer : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private ProxyServer(Process process, DirectoryInfo folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>Starts it before two replicas.</summary>
    /// <param name="replicas">Their addresses.</param>
    /// <param name="clock">Clock of the wait for its port.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ProxyServer> StartAsync(IReadOnlyList<Uri> replicas, TimeProvider clock, CancellationToken cancellationToken)
    {
        var port = FreePort.Next();
        var folder = Directory.CreateTempSubdirectory("summarizer-nginx-");
        var configuration = Path.Combine(folder.FullName, "nginx.conf");
        var sample = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "nginx.conf"), cancellationToken);
        await File.WriteAllTextAsync(
            configuration,
            sample
                .Replace("listen 127.0.0.1:8080", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{port}"), StringComparison.Ordinal)
                .Replace("127.0.0.1:8081", replicas[0].Authority.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("127.0.0.1:8082", replicas[1].Authority.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), StringComparison.Ordinal)
                .Replace("/tmp/summarizer-nginx.pid", Path.Combine(folder.FullName, "nginx.pid"), StringComparison.Ordinal),
            cancellationToken);
        var process = Process.Start(new ProcessStartInfo(Programs.Require(Programs.Proxy), ["-p", folder.FullName, "-c", configuration, "-g", "daemon off;"]) { RedirectStandardError = true })!;

        // Nobody reads its log, and a full pipe would hold it up.
        var log = process.StandardError.ReadToEndAsync(cancellationToken);
        while (!await IsOpenAsync(port, cancellationToken))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"nginx ended before it listened: {await log}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, cancellationToken);
        }

        return new(process, folder, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Programs.Signal(_process, "TERM");
            _process.WaitForExit();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<bool> IsOpenAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

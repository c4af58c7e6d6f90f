using System.Diagnostics;
using System.Globalization;

namespace Summarizer.StressTests.Replicas;

/// <summary>Debian's Redis on a free port, in memory only.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string _program = Programs.Require(Programs.Redis);
    private readonly int _port = Programs.FreePort();
    private Process? _process;

    private RedisServer()
    {
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts it again on the same port, after <see cref="StopAsync"/>.</summary>
    public async Task RunAsync()
    {
        string[] arguments = ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()];
        _process = Process.Start(new ProcessStartInfo(_program, arguments) { RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                // Nobody reads on, and a full pipe would hold it up.
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"Redis did not start on port {_port}.");
    }

    public async Task StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it in the middle of everything: connections stay open and nobody answers.</summary>
    public void Freeze() => Programs.Signal(_process!, "STOP");

    public void Thaw() => Programs.Signal(_process!, "CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process!.HasExited)
        {
            Thaw();
            await StopAsync();
        }

        _process.Dispose();
    }
}

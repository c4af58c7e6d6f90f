using System.Diagnostics;
using System.Globalization;

namespace Summarizer.TestSupport;

/// <summary>Redis on a free port, in memory only.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly string _program = Programs.Require(Programs.Redis);
    private readonly int _port = FreePort.Next();
    private Process? _process;

    private RedisServer()
    {
    }

    /// <summary>Gets the host and port, as a connection string takes them.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>Starts a server and waits until it accepts connections.</summary>
    /// <exception cref="FileNotFoundException">Redis is not installed.</exception>
    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts it again on the same port, after <see cref="StopAsync"/>.</summary>
    public async Task RunAsync()
    {
        string[] arguments =
        [
            "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath(),
        ];
        _process = Process.Start(new ProcessStartInfo(_program, arguments) { RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                // Redis would stop at a full pipe, so somebody reads on.
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"Redis did not start on port {_port}.");
    }

    /// <summary>Kills the server and waits for its end.</summary>
    public async Task StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Suspends the server: its connections stay open, and it does not answer.</summary>
    public void Freeze() => Programs.Signal(_process!, "STOP");

    /// <summary>Lets a suspended server go on.</summary>
    public void Thaw() => Programs.Signal(_process!, "CONT");

    /// <inheritdoc />
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

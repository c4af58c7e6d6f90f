using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Summarizer.StressTests.Terminating;

/// <summary>The service as a process of its own, as a container runs it.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string Sample = "Try it: curl -s ";

    private readonly Process _process;
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private ServiceProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>The address, once the model is ready.</summary>
    public Task<Uri> Ready => _ready.Task;

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Everything it wrote so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToString();
            }
        }
    }

    /// <summary>Starts it on a free port.</summary>
    /// <param name="options">Options without their section.</param>
    public static ServiceProcess Start(params IEnumerable<(string Name, string Value)> options)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Summarizer.Api.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_HTTP_PORTS"] = "0";
        foreach (var (name, value) in options)
        {
            start.Environment["Summarizer__" + name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Asks it to end, as a kubelet does.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Ends it without asking, as a machine that loses power.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_log)
            {
                _log.AppendLine(line);
            }

            if (line.IndexOf(Sample, StringComparison.Ordinal) is >= 0 and var at)
            {
                var address = line[(at + Sample.Length)..];
                _ready.TrySetResult(new(address[..address.IndexOf("/v1/", StringComparison.Ordinal)]));
            }
        }

        _ready.TrySetException(new InvalidOperationException($"The service ended before it was ready:\n{Log}"));
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Summarizer.TestSupport;

/// <summary>The service as a process of its own, as people and containers run it.</summary>
public sealed class ServiceProcess : IDisposable
{
    private const string Sample = "Try it: curl -s ";

    private readonly Process _process;
    private readonly Task _reading;
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = NewSource();
    private bool _ended;

    private ServiceProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Gets the process id.</summary>
    public int Id => _process.Id;

    /// <summary>Gets everything that the service has written to its standard output so far.</summary>
    public string Log
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts the service on a free port of the loopback interface.</summary>
    /// <param name="options">Options by their name below <c>Summarizer</c>, with double underscores between the parts.</param>
    public static ServiceProcess Start(params IEnumerable<(string Name, string Value)> options) =>
        StartWith(options.Select(o => ("Summarizer__" + o.Name, o.Value)).Prepend(("ASPNETCORE_URLS", "http://127.0.0.1:0")));

    /// <summary>Starts the service with environment variables, which must name a free port.</summary>
    /// <param name="environment">Environment variables by their full name, in addition to those of the tests.</param>
    /// <param name="folder">Folder that it is started in; the program's own by default.</param>
    public static ServiceProcess StartWith(IEnumerable<(string Name, string Value)> environment, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Summarizer.Api.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits until the model is ready and the port is open.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The address of the service.</returns>
    /// <exception cref="InvalidOperationException">The service ended before it was ready; the message holds its log.</exception>
    public async Task<Uri> ReadyAsync(CancellationToken cancellationToken)
    {
        var line = await LineAsync(Sample, cancellationToken);
        var address = line[(line.IndexOf(Sample, StringComparison.Ordinal) + Sample.Length)..];
        return new(address[..address.IndexOf("/v1/", StringComparison.Ordinal)]);
    }

    /// <summary>Waits for a line of the log.</summary>
    /// <param name="text">Text that the line holds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The first line that holds the text.</returns>
    /// <exception cref="InvalidOperationException">The service ended without such a line; the message holds its log.</exception>
    public async Task<string> LineAsync(string text, CancellationToken cancellationToken)
    {
        for (var read = 0; ;)
        {
            Task more;
            lock (_lines)
            {
                for (; read < _lines.Count; read++)
                {
                    if (_lines[read].Contains(text, StringComparison.Ordinal))
                    {
                        return _lines[read];
                    }
                }

                more = _ended ? throw new InvalidOperationException($"The service ended before it wrote '{text}':\n{Log}") : _more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Asks the service to end, as a kubelet does, with SIGTERM.</summary>
    /// <param name="cancellationToken">Ends the wait for the signal to be sent.</param>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Stops the process where it is, so that what it is doing can be looked at.</summary>
    /// <returns>Lets the process go on when it is disposed.</returns>
    public IDisposable Freeze()
    {
        Programs.Signal(_process, "STOP");
        return new Frozen(_process);
    }

    /// <summary>Ends the service without asking it, as a machine that loses power.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end of the process.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Kills the process if it still runs.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Reads until the end, since a full pipe would stop the service.
    private async Task ReadAsync()
    {
        var output = _process.StandardOutput;
        string? line;
        do
        {
            line = await output.ReadLineAsync();
            TaskCompletionSource more;
            lock (_lines)
            {
                if (line is not null)
                {
                    _lines.Add(line);
                }

                _ended = line is null;
                (more, _more) = (_more, NewSource());
            }

            more.SetResult();
        }
        while (line is not null);
    }

    private sealed class Frozen(Process process) : IDisposable
    {
        public void Dispose() => Programs.Signal(process, "CONT");
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>The service as the container runs it: a process of its own, told everything by its environment.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private ServiceProcess(Process process) => _process = process;

    public string Log => _log.ToString();

    /// <summary>Starts it with the environment of the manifests, but for the model's folder, the ports, and what a test sets.</summary>
    public static ServiceProcess Start(string model, params IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Summarizer.Api.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in ManifestFiles.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["Summarizer__ModelPath"] = model;
        start.Environment["Summarizer__Engine__Threads"] = "1";
        start.Environment["ASPNETCORE_HTTP_PORTS"] = "0";
        start.Environment["Summarizer__Telemetry__MetricsPort"] = "0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>The address, once the model is ready and the port open.</summary>
    public async Task<Uri> ReadyAsync(CancellationToken cancellationToken)
    {
        const string Sample = "Try it: curl -s ";
        var line = await LineAsync(Sample, cancellationToken);
        var address = line[(line.IndexOf(Sample, StringComparison.Ordinal) + Sample.Length)..];
        return new(address[..address.IndexOf("/v1/", StringComparison.Ordinal)]);
    }

    /// <summary>Reads the log up to the next line with a text.</summary>
    public async Task<string> LineAsync(string text, CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            _log.AppendLine(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The service ended before it wrote '{text}':\n{_log}");
    }

    /// <summary>What the kubelet sends first.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Waits for the end and returns the exit code.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        _log.Append(await _process.StandardOutput.ReadToEndAsync(cancellationToken));
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
}

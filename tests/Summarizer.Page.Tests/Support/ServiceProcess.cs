using System.Diagnostics;

namespace Summarizer.Page.Tests.Support;

/// <summary>The service as people run it: a process of its own, with the pocket model, on a free port.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string Sample = "Try it: curl -s ";

    private readonly Process _process;
    private readonly Task _rest;

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;

        // A pipe that nobody empties would stop the service.
        _rest = process.StandardOutput.ReadToEndAsync();
    }

    public Uri Address { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="settings">Settings by their name below <c>Summarizer</c>, with double underscores.</param>
    public static async Task<ServiceProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Summarizer.Api.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["Summarizer__ChooseSentences"] = "false", ["Summarizer__ModelPath"] = Path.Combine(Repository.Root, "models", "pocket") },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment["Summarizer__" + name] = value;
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Sample, StringComparison.Ordinal) is >= 0 and var at)
            {
                var address = line[(at + Sample.Length)..];
                return new(process, new(address[..address.IndexOf("/v1/", StringComparison.Ordinal)]));
            }
        }

        throw new InvalidOperationException($"The service ended before it was ready, with code {process.ExitCode}.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _rest.Wait();
        _process.Dispose();
    }
}

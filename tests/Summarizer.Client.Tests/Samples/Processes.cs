using System.Diagnostics;

namespace Summarizer.Client.Tests.Samples;

/// <summary>Runs other programs and gives what they print.</summary>
internal static class Processes
{
    /// <summary>Runs a program to its end, which must be a good one.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, Uri service)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SUMMARIZER_URL"] = service.AbsoluteUri;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return output;
    }
}

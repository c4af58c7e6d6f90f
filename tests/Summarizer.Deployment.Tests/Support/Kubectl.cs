using System.ComponentModel;
using System.Diagnostics;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>Merges overlays as a cluster's user would; needs no cluster.</summary>
internal static class Kubectl
{
    /// <summary>The merged YAML of an overlay, or null where kubectl is not installed.</summary>
    public static async Task<string?> KustomizeAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("kubectl", ["kustomize", folder]) { RedirectStandardOutput = true })!;
            var yaml = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Assert.Equal(0, process.ExitCode);
            return yaml;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

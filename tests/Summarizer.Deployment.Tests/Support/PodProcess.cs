namespace Summarizer.Deployment.Tests.Support;

/// <summary>The service as the container runs it: a process that its environment configures.</summary>
internal static class PodProcess
{
    /// <summary>Starts the service with the environment of the manifests, except for the model, the ports and what a test sets.</summary>
    /// <param name="model">Folder of the model.</param>
    /// <param name="settings">Environment variables that replace those of the manifests.</param>
    public static ServiceProcess Start(string model, params IEnumerable<(string Name, string Value)> settings) => ServiceProcess.StartWith(
    [
        .. ManifestFiles.Environment.Select(variable => (variable.Key, variable.Value)),
        ("Summarizer__ModelPath", model),
        ("Summarizer__Engine__Threads", "1"),
        ("ASPNETCORE_HTTP_PORTS", "0"),
        ("Summarizer__Telemetry__MetricsPort", "0"),
        .. settings,
    ]);
}

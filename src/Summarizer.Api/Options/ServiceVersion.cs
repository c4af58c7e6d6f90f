using System.Reflection;

namespace Summarizer.Api.Options;

/// <summary>Version of the build, and when the process started.</summary>
/// <param name="Version">Version of the service.</param>
/// <param name="GitSha">Commit, when the build knew it.</param>
/// <param name="StartedAt">When the process started.</param>
internal sealed record ServiceVersion(string Version, string? GitSha, DateTimeOffset StartedAt)
{
    /// <summary>Reads the version that the SDK writes as <c>version+commit</c>.</summary>
    public static ServiceVersion Current(TimeProvider clock)
    {
        var text = typeof(ServiceVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        var parts = text.Split('+', 2);
        return new(parts[0], parts.ElementAtOrDefault(1), clock.GetUtcNow());
    }
}

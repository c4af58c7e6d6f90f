namespace Summarizer.Deployment.Tests.Support;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Kubernetes { get; } = Path.Combine(Root, "k8s");

    /// <summary>The model that is copied into the image.</summary>
    public static string Model { get; } = Path.Combine(Root, "models", "pocket");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Summarizer.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}

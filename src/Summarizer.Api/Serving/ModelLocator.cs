using Summarizer.Bundles;

namespace Summarizer.Api.Serving;

/// <summary>Finds the model that comes with a clone of the repository or with a published folder.</summary>
internal static class ModelLocator
{
    private static readonly string Default = Path.Combine("models", "pocket");

    /// <summary>The configured folder, else the nearest <c>models/pocket</c> at or above one of the places.</summary>
    /// <exception cref="BundleException">None was configured and none was found.</exception>
    public static string Find(string? configured, params IEnumerable<string> places)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return configured;
        }

        var folders = places.SelectMany(AndAbove).Select(f => Path.Combine(f, Default));
        return folders.FirstOrDefault(f => File.Exists(Path.Combine(f, BundleManifest.FileName)))
            ?? throw new BundleException(
                $"No model: there is no '{Default}' at or above '{string.Join("' or '", places)}'. Set Summarizer__ModelPath to a "
                + "bundle folder, or make one with 'summarizer export'.");
    }

    private static IEnumerable<string> AndAbove(string place)
    {
        for (var folder = new DirectoryInfo(place); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}

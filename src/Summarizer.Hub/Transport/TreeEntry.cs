using System.Text.Json;
using System.Text.RegularExpressions;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Transport;

/// <summary>Reads one entry of a hub's list of files. Paths come from strangers and become paths on this disk, so they are checked here.</summary>
internal static partial class TreeEntry
{
    /// <summary>The file; null for a folder.</summary>
    /// <exception cref="HubException"><see cref="HubError.Unreachable"/>: the entry is malformed or its path leads outside the repository.</exception>
    public static RepositoryFile? Read(JsonElement entry)
    {
        if (Text(entry, "type") == "directory")
        {
            return null;
        }

        var lfs = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("lfs", out var large) && large.ValueKind == JsonValueKind.Object ? large : (JsonElement?)null;
        var hash = (lfs is { } l ? Text(l, "oid") ?? Text(l, "sha256") : Text(entry, "oid"))?.Replace("sha256:", "", StringComparison.Ordinal).ToLowerInvariant();
        var path = Text(entry, "path");
        if (path is null || !IsSafe(path) || hash is null || !(lfs is null ? Sha1Pattern() : Sha256Pattern()).IsMatch(hash)
            || Size(lfs ?? entry) is not { } bytes)
        {
            throw new HubException(HubError.Unreachable, "The hub's list of files has an entry that cannot be used: a path outside the repository, or no size or hash. Nothing was written. Check HF_ENDPOINT.");
        }

        return new RepositoryFile(path, bytes, hash, lfs is not null);
    }

    private static bool IsSafe(string path) => path.Length is > 0 and <= 1000
        && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && !path.Any(char.IsControl) && path.Split('/').All(part => part is not ("" or "." or ".."));

    private static long? Size(JsonElement element) =>
        element.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var bytes) && bytes >= 0 ? bytes : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex Sha1Pattern();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256Pattern();
}

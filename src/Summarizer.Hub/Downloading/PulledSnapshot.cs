namespace Summarizer.Hub.Downloading;

/// <summary>A model in the cache.</summary>
/// <param name="Folder">Folder that holds configuration, weights and tokenizer, or a bundle.</param>
/// <param name="Id"><c>ORG/NAME</c>.</param>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Warnings">What the person should know.</param>
public sealed record PulledSnapshot(string Folder, string Id, string Commit, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether the folder holds a bundle, which needs no export.</summary>
    public bool IsBundle => File.Exists(Path.Combine(Folder, "manifest.json"));
}

using Summarizer.Cli.Reports;

namespace Summarizer.Cli.Batching;

/// <summary>Results in a folder: for each document a file with its name and <c>.json</c>, in folders like those of the corpus.</summary>
internal sealed class FolderResults(string folder) : BatchResults
{
    /// <inheritdoc/>
    public override BatchRecord? Find(string name) => PathOf(name) is var path && File.Exists(path) ? Read(File.ReadAllText(path)) : null;

    /// <inheritdoc/>
    public override void Store(BatchRecord record)
    {
        var path = PathOf(record.File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        // A reader never sees half of a file.
        var next = path + ".next";
        File.WriteAllText(next, Write(record) + "\n");
        File.Move(next, path, overwrite: true);
    }

    // A document that was named by a path from the root, or by one that leaves its folder, gets its place below this one all the same.
    private string PathOf(string name)
    {
        var parts = name.Split('/').Where(p => p.Length > 0 && p is not ("." or "..")).Select(p => p.Replace(':', '_'));
        return Path.Combine([Path.GetFullPath(folder), .. parts]) + ".json";
    }
}

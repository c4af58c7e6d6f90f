namespace Summarizer.TestSupport;

/// <summary>A new folder that is deleted with everything in it when it is disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Gets the path of the folder.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("summarizer-").FullName;

    /// <summary>Gets the path of a file in the folder.</summary>
    /// <param name="name">Name of the file.</param>
    public string this[string name] => Path.Combine(Root, name);

    /// <summary>Writes a text file into the folder.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="lines">Its lines.</param>
    /// <returns>The path of the file.</returns>
    public string WriteLines(string name, params IEnumerable<string> lines)
    {
        File.WriteAllLines(this[name], lines);
        return this[name];
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Root, recursive: true);
}

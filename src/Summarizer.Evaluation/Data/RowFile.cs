using ZstdSharp;

namespace Summarizer.Evaluation.Data;

/// <summary>A file of rows, one JSON object a line, plain (<c>.jsonl</c>) or compressed (<c>.jsonl.zst</c>). It is read as a stream, never as a whole.</summary>
internal sealed class RowFile
{
    private const string Plain = ".jsonl";
    private const string Compressed = ".jsonl.zst";
    private const string PairsPrefix = "pairs-";
    private readonly bool _compressed;

    /// <exception cref="EvaluationDataException">The file is missing or its name ends differently.</exception>
    public RowFile(string path)
    {
        _compressed = path.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);
        if (!_compressed && !path.EndsWith(Plain, StringComparison.OrdinalIgnoreCase))
        {
            throw new EvaluationDataException($"'{path}' is neither a {Plain} nor a {Compressed} file.");
        }

        if (!File.Exists(path))
        {
            throw new EvaluationDataException($"'{path}' does not exist.");
        }

        Path = path;
        var name = System.IO.Path.GetFileName(path)[..^(_compressed ? Compressed : Plain).Length];
        Source = name.StartsWith(PairsPrefix, StringComparison.Ordinal) && name.Length > PairsPrefix.Length ? name[PairsPrefix.Length..] : name;
    }

    /// <summary>Path as it was given.</summary>
    public string Path { get; }

    /// <summary>Name of the source: the file name without <c>pairs-</c> and without its ending.</summary>
    public string Source { get; }

    /// <summary>The rows in the order of the file; empty lines are passed over.</summary>
    /// <exception cref="EvaluationDataException">A line or the compression is damaged.</exception>
    public IEnumerable<EvaluationRow> Rows()
    {
        using var file = File.OpenRead(Path);
        using Stream content = _compressed ? new DecompressionStream(file) : file;
        using var reader = new StreamReader(content);
        for (long number = 1; Line(reader, number) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return RowParser.Parse(line, Path, number);
            }
        }
    }

    private string? Line(StreamReader reader, long number)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception e) when (e is ZstdException or IOException)
        {
            throw new EvaluationDataException($"'{Path}' cannot be read past line {number - 1}: {e.Message}. The file is damaged: copy or make it again.", e);
        }
    }
}

using System.Text;
using Summarizer.Cli.Reports;

namespace Summarizer.Cli.Batching;

/// <summary>
/// Results in one file, a JSON object on each line. What an earlier run failed on, made with other options or left half written is taken
/// out first, so that in the end each document has one line.
/// </summary>
internal sealed class LineResults : BatchResults
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Dictionary<string, BatchRecord> _known;
    private readonly StreamWriter _writer;
    private bool _replaced;

    private LineResults(string path, Dictionary<string, BatchRecord> known)
    {
        (_path, _known) = (path, known);
        _writer = new StreamWriter(path, append: true, Utf8) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>Opens a file, or makes it.</summary>
    /// <param name="path">The file; its folder is made too.</param>
    /// <param name="settings">Hash of the model and the options: results of others go.</param>
    public static LineResults Open(string path, string settings)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new(path, Compact(path, r => r.Error is null && r.Settings == settings));
    }

    /// <inheritdoc/>
    public override BatchRecord? Find(string name) => _known.GetValueOrDefault(name);

    /// <inheritdoc/>
    public override void Store(BatchRecord record)
    {
        lock (_gate)
        {
            _writer.WriteLine(Write(record));
            _replaced |= _known.ContainsKey(record.File);
        }
    }

    /// <inheritdoc/>
    protected override void Close()
    {
        _writer.Dispose();
        if (_replaced)
        {
            _replaced = false;
            Compact(_path, _ => true);
        }
    }

    // The last line of a document counts. The file is replaced as a whole, so a stop leaves the old one or the new one.
    private static Dictionary<string, BatchRecord> Compact(string path, Func<BatchRecord, bool> keep)
    {
        var kept = new Dictionary<string, BatchRecord>(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            foreach (var record in File.ReadLines(path).Select(Read).OfType<BatchRecord>().Where(keep))
            {
                kept[record.File] = record;
            }

            var next = path + ".next";
            File.WriteAllText(next, string.Concat(kept.Values.Select(r => Write(r) + "\n")), Utf8);
            File.Move(next, path, overwrite: true);
        }

        return kept;
    }
}

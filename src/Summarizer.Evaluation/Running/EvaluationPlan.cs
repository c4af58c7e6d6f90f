using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Statistics;

namespace Summarizer.Evaluation.Running;

/// <summary>Which rows of which files are evaluated. Making it reads every row once, so that a bad line is found before any model runs.</summary>
public sealed class EvaluationPlan
{
    private EvaluationPlan(IReadOnlyList<PlannedSource> sources) => Sources = sources;

    /// <summary>Rows in all.</summary>
    public int Rows => Sources.Sum(s => s.Rows);

    /// <summary>Names of the sources, in the order given.</summary>
    public IReadOnlyList<string> SourceNames => [.. Sources.Select(s => s.File.Source)];

    internal IReadOnlyList<PlannedSource> Sources { get; }

    /// <summary>Reads and checks all files and draws the rows.</summary>
    /// <param name="files">Data files, <c>.jsonl</c> or <c>.jsonl.zst</c>; the name of each is the name of its source.</param>
    /// <param name="limit">Most rows of a file, drawn at random without replacement; null for all.</param>
    /// <param name="seed">Seed of the drawing.</param>
    /// <exception cref="EvaluationDataException">A file or a line cannot be used, or two files have the same source name.</exception>
    public static EvaluationPlan Create(IReadOnlyList<string> files, int? limit, long seed)
    {
        var opened = files.Select(f => new RowFile(f)).ToList();
        foreach (var group in opened.GroupBy(f => f.Source).Where(g => g.Count() > 1))
        {
            throw new EvaluationDataException(
                $"{string.Join(" and ", group.Select(f => $"'{f.Path}'"))} are both the source '{group.Key}'. Results are per source: rename one, or join them in one file.");
        }

        return new EvaluationPlan([.. opened.Select(f => PlannedSource.Create(f, limit, seed))]);
    }

    /// <summary>The rows to evaluate, source by source, with the index of their source.</summary>
    internal IEnumerable<(int Source, EvaluationRow Row)> Read() => Sources.Index().SelectMany(s => s.Item.Read(), (s, row) => (s.Index, row));
}

/// <summary>One file and its drawn rows.</summary>
internal sealed class PlannedSource
{
    // Row numbers of the file; null for all.
    private readonly HashSet<int>? _drawn;

    private PlannedSource(RowFile file, int rows, HashSet<int>? drawn)
    {
        File = file;
        Rows = rows;
        _drawn = drawn;
    }

    public RowFile File { get; }

    public int Rows { get; }

    public static PlannedSource Create(RowFile file, int? limit, long seed)
    {
        var rows = file.Rows().Count();
        return rows switch
        {
            0 => throw new EvaluationDataException($"'{file.Path}' holds no rows."),
            _ when limit is { } most && most < rows => new PlannedSource(file, most, Draw(rows, most, SplitMix64.For(seed, file.Source))),
            _ => new PlannedSource(file, rows, null),
        };
    }

    public IEnumerable<EvaluationRow> Read() => _drawn is null ? File.Rows() : File.Rows().Where((_, i) => _drawn.Contains(i));

    // Floyd's sampling without replacement (Bentley and Floyd 1987): exact, with memory for the drawn only.
    private static HashSet<int> Draw(int rows, int most, SplitMix64 random)
    {
        HashSet<int> drawn = [];
        for (var last = rows - most; last < rows; last++)
        {
            var candidate = (int)random.Below(last + 1);
            drawn.Add(drawn.Contains(candidate) ? last : candidate);
        }

        return drawn;
    }
}

using Summarizer.Evaluation.Data;

namespace Summarizer.Evaluation.Running;

/// <summary>Which rows of which files are evaluated. Making it reads every row once, so that a bad line is found before any model runs.</summary>
public sealed class EvaluationPlan
{
    private EvaluationPlan(IReadOnlyList<PlannedSource> sources) => Sources = sources;

    /// <summary>Rows in all.</summary>
    public int Rows => Sources.Sum(s => s.Rows);

    /// <summary>Names of the sources, in the order given.</summary>
    public IReadOnlyList<string> SourceNames => [.. Sources.Select(s => s.File.Source)];

    /// <summary>Tasks that occur in any of the files.</summary>
    public IReadOnlyList<EvaluationTask> Tasks => [.. Sources.SelectMany(s => s.Tasks).Distinct().Order()];

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

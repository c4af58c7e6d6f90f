using Summarizer.Evaluation.Data;
using Summarizer.Benchmarking.Statistics;

namespace Summarizer.Evaluation.Running;

/// <summary>One file and its drawn rows.</summary>
internal sealed class PlannedSource
{
    // Row numbers of the file; null for all.
    private readonly HashSet<int>? _drawn;

    private PlannedSource(RowFile file, HashSet<EvaluationTask> tasks, int rows, HashSet<int>? drawn)
    {
        File = file;
        Tasks = tasks;
        Rows = rows;
        _drawn = drawn;
    }

    public RowFile File { get; }

    public IReadOnlyCollection<EvaluationTask> Tasks { get; }

    public int Rows { get; }

    public static PlannedSource Create(RowFile file, int? limit, long seed)
    {
        var rows = 0;
        HashSet<EvaluationTask> tasks = [];
        foreach (var row in file.Rows())
        {
            rows++;
            tasks.Add(row.Task);
        }

        return rows switch
        {
            0 => throw new EvaluationDataException($"'{file.Path}' holds no rows."),
            _ when limit is { } most && most < rows => new PlannedSource(file, tasks, most, Draw(rows, most, SplitMix64.For(seed, file.Source))),
            _ => new PlannedSource(file, tasks, rows, null),
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

using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Running;

namespace Summarizer.Evaluation.Tests.Running;

public sealed class EvaluationPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_WithoutLimit_TakesEveryRowInOrder()
    {
        var plan = EvaluationPlan.Create([File("a.jsonl", 5), File("b.jsonl", 2)], null, 0);

        Assert.Equal(7, plan.Rows);
        Assert.Equal(["a", "b"], plan.SourceNames);
        Assert.Equal(["0:r0", "0:r1", "0:r2", "0:r3", "0:r4", "1:r0", "1:r1"], plan.Read().Select(r => $"{r.Source}:{r.Row.Id}"));
    }

    [Fact]
    public void Create_WithALimit_DrawsThatManyDifferentRowsInFileOrder()
    {
        var file = File("a.jsonl", 200);
        List<int> drawn = [.. Drawn(file, 30, 1)];

        Assert.Equal(30, drawn.Distinct().Count());
        Assert.Equal(drawn.Order(), drawn);
        Assert.Equal(drawn, Drawn(file, 30, 1));
        Assert.NotEqual(drawn, Drawn(file, 30, 2));
        Assert.True(drawn[^1] > 100, "the rows must come from all of the file");
    }

    [Fact]
    public void Create_WithALimit_DrawsEveryRowEquallyOften()
    {
        var file = File("a.jsonl", 10);
        var counts = Enumerable.Range(0, 2000).SelectMany(seed => Drawn(file, 3, seed)).CountBy(i => i).ToList();

        Assert.Equal(10, counts.Count);
        Assert.All(counts, c => Assert.InRange(c.Value, 500, 700));
    }

    [Fact]
    public void Create_TwoFilesOfTheSameSource_SaysWhich()
    {
        var (first, second) = (File("pairs-x.jsonl", 1), File("x.jsonl", 1));

        var error = Assert.Throws<EvaluationDataException>(() => EvaluationPlan.Create([first, second], null, 0));

        Assert.Equal($"'{first}' and '{second}' are both the source 'x'. Results are per source: rename one, or join them in one file.", error.Message);
    }

    [Fact]
    public void Create_AnEmptyFile_IsRefused()
    {
        var file = File("a.jsonl", 0);

        Assert.Equal($"'{file}' holds no rows.", Assert.Throws<EvaluationDataException>(() => EvaluationPlan.Create([file], null, 0)).Message);
    }

    [Fact]
    public void Create_ABadLineBeyondTheDrawnRows_IsFoundBeforeAnyModelRuns()
    {
        var file = _folder.WriteLines("a.jsonl", [.. Enumerable.Range(0, 50).Select(i => Row.Summarize($"r{i}", "D.", "S.")), "oops"]);

        Assert.Contains("line 51", Assert.Throws<EvaluationDataException>(() => EvaluationPlan.Create([file], 1, 0)).Message, StringComparison.Ordinal);
    }

    private string File(string name, int rows) => _folder.WriteLines(name, Enumerable.Range(0, rows).Select(i => Row.Summarize($"r{i}", "D.", "S.")));

    private static IEnumerable<int> Drawn(string file, int limit, long seed) =>
        EvaluationPlan.Create([file], limit, seed).Read().Select(r => int.Parse(r.Row.Id[1..]));
}

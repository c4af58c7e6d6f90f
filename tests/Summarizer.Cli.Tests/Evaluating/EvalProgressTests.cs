using Summarizer.Cli.Evaluating;
using Summarizer.Cli.Output;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Cli.Tests.Evaluating;

public sealed class EvalProgressTests
{
    [Fact]
    public void Line_HasPaceAndTimeLeft() => Assert.Equal(
        "30 of 120 rows, 50 tokens/s, 00:01:30 left",
        EvalProgress.Line(new EvaluationProgress(30, 120, 1500), TimeSpan.FromSeconds(30)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(10, 10)]
    [InlineData(1234, 10)]
    public async Task ShowAsync_Pipe_WritesALineForEveryTenth(int rows, int lines)
    {
        using var error = new StringWriter { NewLine = "\n" };

        await EvalProgress.ShowAsync(Streams(error, terminal: false), Work(rows));

        var written = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines, written.Length);
        Assert.StartsWith($"{rows} of {rows} rows, ", written[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowAsync_Terminal_ReturnsTheResult()
    {
        using var error = new StringWriter();

        Assert.Equal(7, await EvalProgress.ShowAsync(Streams(error, terminal: true), Work(20)));
    }

    private static Func<Action<EvaluationProgress>, Task<int>> Work(int rows) => progress =>
    {
        for (var done = 1; done <= rows; done++)
        {
            progress(new EvaluationProgress(done, rows, 10 * done));
        }

        return Task.FromResult(7);
    };

    private static Terminal Streams(TextWriter error, bool terminal) => new()
    {
        Out = TextWriter.Null,
        Error = error,
        OpenInput = () => Stream.Null,
        ErrorIsTerminal = terminal,
        CurrentDirectory = ".",
    };
}

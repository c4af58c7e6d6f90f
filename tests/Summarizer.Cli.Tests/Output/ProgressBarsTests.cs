using Summarizer.Cli.Output;

namespace Summarizer.Cli.Tests.Output;

public sealed class ProgressBarsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ShowAsync_Stages_ReturnsTheResultAndKeepsStandardOutputClean(bool terminal)
    {
        using var output = new StringWriter();

        var result = await ProgressBars.ShowAsync(Streams(output, TextWriter.Null, terminal), progress =>
        {
            progress.Report(new StageProgress("weights [1]", 0, 2));
            progress.Report(new StageProgress("weights [1]", 2, 2));
            progress.Report(new StageProgress("empty", 0, 0));
            return Task.FromResult(7);
        });

        Assert.Equal(7, result);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task ShowAsync_Pipe_WritesOneLinePerFinishedStage()
    {
        using var error = new StringWriter { NewLine = "\n" };

        await ProgressBars.ShowAsync(Streams(TextWriter.Null, error, terminal: false), progress =>
        {
            for (var done = 0; done <= 3; done++)
            {
                progress.Report(new StageProgress("weights", done, 3));
            }

            progress.Report(new StageProgress("weights", 3, 3));
            progress.Report(new StageProgress("gate", 1, 2));
            return Task.FromResult(0);
        });

        Assert.Equal("weights: done\n", error.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ShowAsync_WorkFails_ThrowsItsException(bool terminal)
    {
        using var error = new StringWriter();

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            ProgressBars.ShowAsync<int>(Streams(TextWriter.Null, error, terminal), _ => throw new InvalidDataException("broken")));
    }

    private static Terminal Streams(TextWriter output, TextWriter error, bool terminal) => new()
    {
        Out = output,
        Error = error,
        OpenInput = () => Stream.Null,
        ErrorIsTerminal = terminal,
        CurrentDirectory = ".",
    };
}

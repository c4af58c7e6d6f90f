using Summarizer.Cli.Output;
using Summarizer.Cli.Summarizing;

namespace Summarizer.Cli.Tests.Summarizing;

public sealed class ReadingBarTests
{
    [Fact]
    public async Task Show_NoTerminal_ReportsToNobody()
    {
        using var error = new StringWriter();

        Assert.True(await ReadingBar.ShowAsync(On(error, terminal: false), progress => Task.FromResult(progress is null)));
        Assert.Equal("", error.ToString());
    }

    [Fact]
    public async Task Show_Terminal_TakesReports()
    {
        using var error = new StringWriter();

        var told = await ReadingBar.ShowAsync(On(error, terminal: true), progress =>
        {
            progress!.Report(new(1, 1));
            progress.Report(new(1, 3));
            progress.Report(new(3, 3));
            return Task.FromResult(true);
        });

        Assert.True(told);
    }

    private static Terminal On(StringWriter error, bool terminal) => new()
    {
        Out = TextWriter.Null,
        Error = error,
        ErrorIsTerminal = terminal,
        OpenInput = () => Stream.Null,
        CurrentDirectory = ".",
    };
}

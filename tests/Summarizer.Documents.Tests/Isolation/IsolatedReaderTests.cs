using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Summarizer.Documents.Isolation;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Isolation;

[Collection("isolated reader")]
public sealed class IsolatedReaderTests
{
    private static readonly byte[] Pdf = SampleFiles.Pdf(("Light", [["The lamp was lit every evening of the year."]]));

    [Theory]
    [InlineData(FileFormat.Pdf)]
    [InlineData(FileFormat.Text)]
    public async Task Read_File_IsWhatTheReaderInThisProcessGives(FileFormat format)
    {
        var content = format == FileFormat.Pdf ? Pdf : SampleFiles.Bytes("Plain.\n\nText 😀.");
        using var reader = new IsolatedReader(new(), TimeProvider.System);

        var document = await reader.ReadAsync(content, format, null, TestContext.Current.CancellationToken);

        var expected = DocumentReader.Read(content, format, null, new());
        Assert.Equal((expected.Text, expected.Title, expected.Pages), (document.Text, document.Title, document.Pages));
        Assert.Equal(expected.Blocks, document.Blocks);
    }

    [Fact]
    public async Task Read_FileThatCannotBeRead_SaysWhyAcrossTheProcesses()
    {
        using var reader = new IsolatedReader(new() { MaxPages = 1 }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<DocumentException>(() => reader.ReadAsync(SampleFiles.Pdf(("a", []), ("b", [])), FileFormat.Pdf, null, TestContext.Current.CancellationToken));

        Assert.Equal((DocumentError.TooLarge, 1L, 2L), (failure.Error, failure.Limit, failure.Actual));
    }

    [Fact]
    public async Task Read_MoreMemoryThanAllowed_EndsTheReaderAndNothingElse()
    {
        // Half a million elements: little as text, much as a tree.
        var content = SampleFiles.Bytes("<p>" + string.Concat(Enumerable.Repeat("<b>x</b>", 500_000)));
        using var reader = new IsolatedReader(new() { MaxMemoryMiB = 32 }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<DocumentException>(() => reader.ReadAsync(content, FileFormat.Html, null, TestContext.Current.CancellationToken));

        Assert.Equal((DocumentError.TooLarge, 32L), (failure.Error, failure.Limit));
        Assert.Contains("memory", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_LongerThanAllowed_EndsTheReader()
    {
        var clock = new FakeTimeProvider();
        using var reader = new IsolatedReader(new() { MaxTime = TimeSpan.FromSeconds(3) }, clock);
        var content = SampleFiles.Bytes("<p>" + string.Concat(Enumerable.Repeat("<b>x</b>", 200_000)));

        var reading = reader.ReadAsync(content, FileFormat.Html, null, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(12));
        var failure = await Assert.ThrowsAsync<DocumentException>(() => reading);

        Assert.Equal(DocumentError.TooLarge, failure.Error);
        Assert.Contains("3 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OnABusyMachine_MayTakeLongerByTheClock()
    {
        var clock = new FakeTimeProvider();
        using var reader = new IsolatedReader(new() { MaxTime = TimeSpan.FromMinutes(2) }, clock);

        var reading = reader.ReadAsync(Pdf, FileFormat.Pdf, null, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(7));

        Assert.NotEmpty((await reading).Text);
    }

    [Fact]
    public async Task Read_Cancelled_LeavesNoProcessBehind()
    {
        using var reader = new IsolatedReader(new(), TimeProvider.System);
        using var cancel = new CancellationTokenSource();

        var reading = reader.ReadAsync(Pdf, FileFormat.Pdf, null, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await reader.ReadAsync(SampleFiles.Bytes("still works"), FileFormat.Text, null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Process.GetProcesses(), p => IsReaderOfThisTest(p));
    }

    [Fact]
    public async Task Read_MoreThanMayWait_IsRefusedAtOnce()
    {
        using var reader = new IsolatedReader(new() { Concurrency = 1, MaxQueued = 1 }, TimeProvider.System);

        var readings = Enumerable.Range(0, 3).Select(_ => reader.ReadAsync(Pdf, FileFormat.Pdf, null, TestContext.Current.CancellationToken)).ToList();
        var refused = await Assert.ThrowsAsync<DocumentException>(() => readings[2]);
        await Task.WhenAll(readings[..2]);

        Assert.Equal((DocumentError.Busy, 2L), (refused.Error, refused.Limit));
        Assert.NotEmpty((await reader.ReadAsync(Pdf, FileFormat.Pdf, null, TestContext.Current.CancellationToken)).Text);
    }

    // Children of this process only: other test processes may read files at the same time.
    private static bool IsReaderOfThisTest(Process process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] != "Z" && fields[1] == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture) && process.ProcessName == "dotnet" && File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("Summarizer.Documents.dll", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}

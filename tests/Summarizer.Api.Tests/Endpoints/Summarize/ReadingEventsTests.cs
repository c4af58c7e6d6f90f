using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Endpoints.Summarize;
using Summarizer.Requests;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

public sealed class ReadingEventsTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Begin_TaskThatFailsWithinTheFirstSecond_FailsWithItsException()
    {
        var events = new ReadingEvents(_clock);
        events.Report(new(1, 5));

        await Assert.ThrowsAsync<InvalidDataException>(() => events.BeginAsync(Task.FromException(new InvalidDataException())));
    }

    [Fact]
    public async Task Until_ReportsAfterTheFirstSecond_AreGivenUntilTheTaskStarts()
    {
        var events = new ReadingEvents(_clock);
        var start = new TaskCompletionSource();
        events.Report(new(1, 5));
        var begin = events.BeginAsync(start.Task);
        Assert.False(begin.IsCompleted);

        _clock.Advance(ReadingEvents.Noticeable);
        events.Report(new(2, 5));
        await begin;
        var seen = new List<ReadingProgress>();
        await foreach (var progress in events.UntilAsync(start.Task, TestContext.Current.CancellationToken))
        {
            seen.Add(progress);
            if (progress.Done == 2)
            {
                events.Report(new(3, 5));
            }
            else
            {
                start.SetResult();
            }
        }

        Assert.Equal([new(2, 5), new(3, 5)], seen);
    }

    [Fact]
    public void Report_DocumentThatIsReadAtOnce_IsNoProgress()
    {
        var events = new ReadingEvents(_clock);
        _clock.Advance(ReadingEvents.Noticeable);

        events.Report(new(1, 1));

        Assert.False(events.BeginAsync(new TaskCompletionSource().Task).IsCompleted);
    }
}

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>
/// Every command and every shown answer of the README and of docs/ is run on the shipped model: each page from top to bottom, by processes
/// of their own, with a hub on this machine. A block that nothing runs fails the test of its page.
/// </summary>
[Trait(Category.Name, Category.Slow)]
public sealed class PageReplayTests : IAsyncLifetime
{
    private LoopbackHub _hub = null!;

    // PAGE=docs/http.md follows one page.
    public static TheoryData<string> Pages => [.. Environment.GetEnvironmentVariable("PAGE") is { } page ? [page] : PageBlock.Pages];

    public async ValueTask InitializeAsync() => _hub = await PageHub.StartAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_Followed_WorksAndShowsWhatComes(string page)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "bash is not installed");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(TimeSpan.FromMinutes(15));
        await using var replay = new PageReplay(_hub);
        foreach (var block in PageBlock.Of(page))
        {
            await replay.FollowAsync(block, end.Token);
        }

        replay.End();
    }

    [Fact]
    public void Pages_AreAllOfThem() => Assert.InRange(PageBlock.Pages.Count(), 20, 60);
}

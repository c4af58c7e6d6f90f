using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;

namespace Summarizer.Api.Tests.Pipeline.Admission;

public sealed class QuotaTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void TryTake_BucketEmpty_SaysWhenThereIsEnough()
    {
        var quota = new Quota(60, _clock);
        Assert.Equal(TimeSpan.Zero, quota.TryTake(60));

        Assert.Equal(TimeSpan.FromSeconds(5), quota.TryTake(5));
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(TimeSpan.Zero, quota.TryTake(5));
        Assert.Equal((0, TimeSpan.FromMinutes(1)), quota.State);
    }

    [Fact]
    public void TryTake_MoreThanAMinutesWorth_IsGivenFromAFullBucketAndPaidBack()
    {
        var quota = new Quota(100, _clock);

        Assert.Equal(TimeSpan.Zero, quota.TryTake(300));

        Assert.Equal(TimeSpan.FromMinutes(2), Rounded(quota.TryTake(0)));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal((100, TimeSpan.Zero), quota.State);
    }

    [Fact]
    public void Correct_GivesBackButNeverMoreThanTheBucketHolds()
    {
        var quota = new Quota(100, _clock);
        quota.TryTake(10);
        quota.Correct(-50);

        Assert.Equal(100, quota.State.Remaining);
    }

    [Theory]
    [InlineData(2, 0, 0, "requests")]
    [InlineData(0, 100, 0, "tokens")]
    [InlineData(0, 0, 2, "concurrent")]
    public void Enter_LimitReached_NamesItAndTakesNothing(int requests, int tokens, int concurrent, string policy)
    {
        var quotas = new ClientQuotas(new() { Name = "a", RequestsPerMinute = requests, TokensPerMinute = tokens, MaxConcurrent = concurrent }, _clock);
        quotas.Acquire(50);
        quotas.Acquire(50);

        for (var i = 0; i < 5; i++)
        {
            var refusal = Assert.Throws<ProblemException>(() => quotas.Acquire(50));
            Assert.Equal((ProblemKind.QuotaExceeded, policy), (refusal.Kind, refusal.ViolatedPolicies!.Single()));
            Assert.InRange(refusal.RetryAfter!.Value.TotalSeconds, 1, 60);
        }

        quotas.Release();
        quotas.Release();
        _clock.Advance(TimeSpan.FromMinutes(1));
        quotas.Acquire(50);
    }

    [Fact]
    public void Describe_SaysWhatIsLeftAndUntilWhen()
    {
        var headers = new HeaderDictionary();
        var quotas = new ClientQuotas(new() { Name = "a", RequestsPerMinute = 60, TokensPerMinute = 1000 }, _clock);
        quotas.Acquire(500);

        quotas.Describe(headers);

        Assert.Equal("\"requests\";q=60;w=60, \"tokens\";q=1000;w=60", headers["RateLimit-Policy"].ToString());
        Assert.Equal("\"requests\";r=59;t=1, \"tokens\";r=500;t=30", headers["RateLimit"].ToString());
    }

    [Fact]
    public void Of_ChangedLimits_BeginsAnew()
    {
        var book = new KeyQuotaRegistry(_clock);
        var key = new ApiKeyEntry { Name = "a", RequestsPerMinute = 1 };
        var first = book.Of(new(new("key a"), true, key))!;

        Assert.Same(first, book.Of(new(new("key a"), true, new() { Name = "a", RequestsPerMinute = 1 })));
        Assert.NotSame(first, book.Of(new(new("key a"), true, new() { Name = "a", RequestsPerMinute = 2 })));
        Assert.Null(book.Of(new(new("somebody"), false, null)));
    }

    private static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
}

using Summarizer.Trials.Cancelling;

namespace Summarizer.Trials.Tests;

public sealed class CancelTests
{
    [Fact]
    public Task Cancel_AtRandomMoments_FreesTheSlotWithinAStep() => Smoke.HoldsAsync(new CancelTrial(TimeProvider.System), count: 20);
}

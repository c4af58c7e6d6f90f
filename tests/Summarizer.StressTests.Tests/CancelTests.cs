using Summarizer.StressTests.Cancelling;

namespace Summarizer.StressTests.Tests;

public sealed class CancelTests
{
    [Fact]
    public Task Cancel_AtRandomMoments_FreesTheSlotWithinAStep() => Smoke.HoldsAsync(new CancelTrial(TimeProvider.System), count: 20);
}

using Summarizer.StressTests.Faults;

namespace Summarizer.StressTests.Tests;

public sealed class FaultTests
{
    [Fact]
    public Task Faults_AFewInEverySetting_EndInAnswersOrProblems() => Smoke.HoldsAsync(new FaultTrial(), count: 24);
}

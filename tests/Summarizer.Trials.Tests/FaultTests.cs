using Summarizer.Trials.Faults;

namespace Summarizer.Trials.Tests;

public sealed class FaultTests
{
    [Fact]
    public Task Faults_AFewInEverySetting_EndInAnswersOrProblems() => Smoke.HoldsAsync(new FaultTrial(), count: 24);
}

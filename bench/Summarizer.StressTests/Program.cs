using Summarizer.StressTests.Cancelling;
using Summarizer.StressTests.Faults;
using Summarizer.StressTests.Fuzzing;
using Summarizer.StressTests.Overloading;
using Summarizer.StressTests.Replicas;
using Summarizer.StressTests.Running;
using Summarizer.StressTests.Terminating;

// Long runs that show what the service promises under faults, stops and load; docs/reliability.md has the commands and the results.
Trial[] trials =
[
    new FaultTrial(), new SigtermTrial(TimeProvider.System), new CancelTrial(TimeProvider.System), new ReplicasTrial(TimeProvider.System), new OverloadTrial(TimeProvider.System),
    new FuzzTrial(TimeProvider.System),
];
return await TrialCommands.Create(trials).Parse(args).InvokeAsync();

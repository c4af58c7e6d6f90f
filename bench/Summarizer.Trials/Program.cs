using Summarizer.Trials.Cancelling;
using Summarizer.Trials.Faults;
using Summarizer.Trials.Fuzzing;
using Summarizer.Trials.Overloading;
using Summarizer.Trials.Replicas;
using Summarizer.Trials.Running;
using Summarizer.Trials.Terminating;

// Long runs that show what the service promises under faults, stops and load; docs/reliability.md has the commands and the results.
Trial[] trials =
[
    new FaultTrial(), new SigtermTrial(TimeProvider.System), new CancelTrial(TimeProvider.System), new ReplicasTrial(TimeProvider.System), new OverloadTrial(TimeProvider.System),
    new FuzzTrial(TimeProvider.System),
];
return await TrialCommands.Create(trials).Parse(args).InvokeAsync();

namespace Summarizer.StressTests.Running;

/// <summary>One promise of the service and the run that shows whether it is kept. Each is a subcommand.</summary>
internal abstract class Trial
{
    /// <summary>Name of the subcommand.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, for <c>--help</c>.</summary>
    public abstract string Description { get; }

    /// <summary>What is counted by <see cref="TrialSettings.Count"/>, in the plural.</summary>
    public abstract string Unit { get; }

    /// <summary>The count of the run whose results are published.</summary>
    public abstract int FullCount { get; }

    /// <summary>Runs it to the end, however many claims fail.</summary>
    /// <param name="settings">How much of it.</param>
    /// <param name="progress">Told how many of the count are done.</param>
    /// <param name="cancellationToken">Ends it early, without a report.</param>
    public abstract Task<TrialReport> RunAsync(TrialSettings settings, IProgress<int> progress, CancellationToken cancellationToken);
}

/// <summary>How much of a trial to run.</summary>
/// <param name="Count">Faults, stops, cancellations, ...</param>
/// <param name="Seed">Seed of everything that is drawn: equal seeds draw the same.</param>
internal sealed record TrialSettings(int Count, int Seed);

using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>
/// Where comparisons take place, one at a time: two would measure each other. The baseline is loaded for one comparison and freed after it; it takes a moment to load,
/// and memory that it would hold in between belongs to the served model's requests.
/// </summary>
internal sealed class ComparisonLock(
    ModelHost host, EngineFactory factory, BaselineLocator baselines, IOptions<SummarizerOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private int _busy;

    /// <summary>Takes the room.</summary>
    /// <exception cref="ProblemException">A comparison is running.</exception>
    public ComparisonSession Enter() => Interlocked.Exchange(ref _busy, 1) == 0
        ? new ComparisonSession(() => Interlocked.Exchange(ref _busy, 0))
        : throw new ProblemException(
            ProblemKind.ComparisonRunning, "This server is measuring another comparison; two at once would measure each other. Try again when it is done.")
        {
            RetryAfter = Pause,
        };

    /// <summary>The models that a comparison names, loaded.</summary>
    /// <param name="session">Owns the baseline from now on.</param>
    /// <param name="names">Names, or null for the served model and the baseline.</param>
    /// <param name="cancellationToken">Stops waiting for the baseline to be made.</param>
    /// <exception cref="ProblemException">The served model is loading, or there is no model of a name.</exception>
    public async Task<IReadOnlyList<ComparisonArm>> LoadAsync(ComparisonSession session, IReadOnlyList<string>? names, CancellationToken cancellationToken)
    {
        var served = host.Model;
        var first = new ComparisonArm(served.Engine, ComparisonArm.WeightsOf(served.Engine.Model));
        if (names is [var only] && only == served.Name)
        {
            return [first];
        }

        var folder = await baselines.FindAsync(cancellationToken);

        // Loading is seconds of work that no thread of the server should be kept for.
        var baseline = await Task.Run(() => session.Own(factory(folder, options.Value.Engine, clock)), cancellationToken);
        var second = new ComparisonArm(baseline, ComparisonArm.WeightsOf(baseline.Model));
        ComparisonArm[] arms = [first, second];
        return names is null ? arms : [.. names.Select((name, i) => Named(arms, name, i))];
    }

    private static ComparisonArm Named(ComparisonArm[] arms, string name, int place) =>
        (arms.Count(a => a.Name == name) > 1 ? arms[place] : arms.FirstOrDefault(a => a.Name == name))
        ?? throw new ProblemException(ProblemKind.ModelNotFound, $"A comparison knows the models {string.Join(" and ", arms.Select(a => $"'{a.Name}'"))}. Leave models out to compare them.");
}

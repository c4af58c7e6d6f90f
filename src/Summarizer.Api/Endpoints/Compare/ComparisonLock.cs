using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>
/// Lets one comparison run at a time, because two would measure each other. The baseline is loaded for one comparison and freed after it,
/// so that its memory serves requests in between.
/// </summary>
internal sealed class ComparisonLock(
    ModelHost host, EngineFactory factory, BaselineLocator baselines, IOptions<SummarizerOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private int _busy;

    /// <summary>Acquires the lock.</summary>
    /// <exception cref="ProblemException">A comparison is running.</exception>
    public ComparisonSession Acquire() => Interlocked.Exchange(ref _busy, 1) == 0
        ? new ComparisonSession(() => Interlocked.Exchange(ref _busy, 0))
        : throw new ProblemException(
            ProblemKind.ComparisonRunning, "This server is measuring another comparison; two at once would measure each other. Try again "
                + "when it is done.")
        {
            RetryAfter = Pause,
        };

    /// <summary>The models that a comparison names, loaded.</summary>
    /// <param name="session">Owns what is loaded here from now on.</param>
    /// <param name="names">Names of the models; null for the served model and the baseline.</param>
    /// <param name="runtimes">
    /// What runs each of them; null for the served model as it is served, and the baseline as its kind usually is.
    /// </param>
    /// <param name="cancellationToken">Stops waiting for the baseline to be made.</param>
    /// <exception cref="ProblemException">The served model is loading, or there is no model of a name.</exception>
    public async Task<IReadOnlyList<ComparisonArm>> LoadAsync(
        ComparisonSession session,
        IReadOnlyList<string>? names,
        IReadOnlyList<EngineRuntime>? runtimes,
        CancellationToken cancellationToken)
    {
        var served = host.Model;
        if (names is [var only] && only == served.Name)
        {
            return [await ServedAsync(session, served, runtimes?[0], cancellationToken)];
        }

        var folder = await baselines.FindAsync(cancellationToken);
        var baseline = Bundle.Open(folder).Manifest.Name;
        names ??= [served.Name, baseline];
        var arms = new List<ComparisonArm>();
        foreach (var (place, name) in names.Index())
        {
            // Where both have the same name, their places tell them apart.
            var isServed = name == served.Name && (place == 0 || name != baseline);
            arms.Add(isServed ? await ServedAsync(session, served, runtimes?[place], cancellationToken)
                : name == baseline ? await LoadAsync(session, folder, runtimes?[place], cancellationToken)
                : throw new ProblemException(
                    ProblemKind.ModelNotFound,
                    $"A comparison knows the models '{served.Name}' and '{baseline}'. Leave models out to compare them."));
        }

        return ComparisonArm.Distinct(arms);
    }

    private async Task<ComparisonArm> ServedAsync(
        ComparisonSession session, ServedModel served, EngineRuntime? runtime, CancellationToken cancellationToken) =>
        runtime is null || runtime == served.Engine.Runtime ? Arm(served.Engine) : await LoadAsync(
            session, served.Folder, runtime, cancellationToken);

    // Loading is seconds of work that no thread of the server should be kept for.
    private Task<ComparisonArm> LoadAsync(
        ComparisonSession session, string folder, EngineRuntime? runtime, CancellationToken cancellationToken) => Task.Run(
        () => Arm(session.Own(factory(
            runtime ?? EngineRuntimes.UsualFor(folder, options.Value.Engine), folder, options.Value.Engine, clock))), cancellationToken);

    private static ComparisonArm Arm(InferenceEngine engine) => new(engine, ComparisonArm.WeightsOf(engine.Model));
}

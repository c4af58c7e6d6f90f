using Summarizer.Benchmarking.Hardware;
using Summarizer.Requests;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>
/// Measures several models on the same token ids. In every round each model has one turn, so that a machine that slows down slows all of
/// them; the first rounds do not count. Nothing else should run meanwhile: whoever calls this sees to that.
/// </summary>
/// <param name="clock">Clock of the caller's side.</param>
public sealed class LatencyComparer(TimeProvider clock)
{
    /// <summary>Compares at one pair of lengths.</summary>
    /// <param name="arms">Models, the one in question first.</param>
    /// <param name="input">What they read.</param>
    /// <param name="plan">How.</param>
    /// <param name="threads">Threads of their engines, for the record; 0 is all processors.</param>
    /// <param name="report">Told of every turn.</param>
    /// <param name="cancellationToken">Stops within one decode step.</param>
    /// <exception cref="InvalidRequestException">Lengths that a model does not take.</exception>
    public async Task<ComparisonReport> CompareAsync(
        IReadOnlyList<ComparisonArm> arms, ComparisonInput input, ComparisonPlan plan, int threads, Action<ComparisonProgress> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(plan);
        var inputs = new ArmInputs(arms, input, plan.Seed);
        ComparisonRules.Check(arms, inputs, plan);
        var measured = await MeasureAsync(arms, inputs, plan, report, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Environment = MachineStamp.Of(arms[0].Engine, threads),
            Settings = new(plan.Runs, plan.Warmup, plan.Concurrency, plan.Seed),
            Results = [.. measured.Select(m => m.ToResult(plan))],
            Speedups = [.. measured.Skip(1).Select(baseline => SpeedupOf.These(measured[0], baseline, plan.Seed))],
            Warnings = [.. inputs.Warnings, .. Disturbances.In(measured)],
        };
    }

    /// <summary>Checks what <see cref="CompareAsync"/> would refuse, without measuring.</summary>
    /// <exception cref="InvalidRequestException">Lengths that a model does not take.</exception>
    public static void Check(IReadOnlyList<ComparisonArm> arms, ComparisonInput input, ComparisonPlan plan)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(plan);
        ComparisonRules.Check(arms, new ArmInputs(arms, input, plan.Seed), plan);
    }

    /// <summary>The turns of every model.</summary>
    internal async Task<IReadOnlyList<MeasuredArm>> MeasureAsync(
        IReadOnlyList<ComparisonArm> arms, ArmInputs inputs, ComparisonPlan plan, Action<ComparisonProgress> report, CancellationToken cancellationToken)
    {
        var measured = arms.Select((arm, i) => new MeasuredArm(arm, inputs[i]().Count)).ToList();
        var runners = arms.Select((arm, i) => new ArmRunner(arm, inputs[i], plan, clock)).ToList();
        var (done, total) = (0, (plan.Warmup + plan.Runs) * arms.Count);
        for (var round = 0; round < plan.Warmup + plan.Runs; round++)
        {
            for (var i = 0; i < arms.Count; i++)
            {
                var turn = await runners[i].RunAsync(cancellationToken).ConfigureAwait(false);
                if (round >= plan.Warmup)
                {
                    measured[i].Add(turn);
                }

                report(Progress(measured[i], turn, plan, warmup: round < plan.Warmup, ++done, total));
            }
        }

        return measured;
    }

    private static ComparisonProgress Progress(MeasuredArm arm, Turn turn, ComparisonPlan plan, bool warmup, int done, int total)
    {
        var first = turn.Requests[0];
        return new()
        {
            Done = done,
            Total = total,
            Model = arm.Name,
            Warmup = warmup,
            InputTokens = arm.InputTokens,
            OutputTokens = plan.OutputTokens,
            TtftMs = MeasuredArm.Milliseconds(first.FirstToken),
            TpotMs = first.PerToken is { } perToken ? MeasuredArm.Milliseconds(perToken) : null,
            E2eMs = MeasuredArm.Milliseconds(first.EndToEnd),
        };
    }
}

using Summarizer.Benchmarking.Hardware;
using Summarizer.Requests;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>Compares two models over a grid of lengths.</summary>
/// <param name="clock">Clock of the caller's side.</param>
public sealed class SweepComparer(TimeProvider clock)
{
    /// <summary>Measures every pair of lengths as <see cref="LatencyComparer"/> does.</summary>
    /// <param name="arms">The two models, the one in question first.</param>
    /// <param name="input">What they read, cut or repeated to each length.</param>
    /// <param name="lengths">The grid.</param>
    /// <param name="plan">How; its output length is not used.</param>
    /// <param name="threads">Threads of their engines, for the record; 0 is all processors.</param>
    /// <param name="report">Told of every turn.</param>
    /// <param name="cell">Told of every finished pair of lengths.</param>
    /// <param name="cancellationToken">Stops within one decode step.</param>
    /// <exception cref="InvalidRequestException">Lengths that a model does not take.</exception>
    public async Task<ComparisonReport> SweepAsync(
        IReadOnlyList<ComparisonArm> arms, ComparisonInput input, SweepPlan lengths, ComparisonPlan plan, int threads,
        Action<ComparisonProgress> report, Action<SweepCell> cell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Check(arms, lengths);
        var comparer = new LatencyComparer(clock);
        var cells = new List<SweepCell>();
        var turns = (plan.Warmup + plan.Runs) * arms.Count;
        var warnings = new List<SummaryWarning>();
        foreach (var (read, written) in lengths.InputTokens.SelectMany(i => lengths.OutputTokens.Select(o => (i, o))))
        {
            var before = cells.Count * turns;
            var inputs = new ArmInputs(arms, input with { InputTokens = read }, plan.Seed);
            var total = turns * lengths.InputTokens.Count * lengths.OutputTokens.Count;
            var measured = await comparer.MeasureAsync(
                arms, inputs, plan with { OutputTokens = written }, p => report(p with { Done = before + p.Done, Total = total }), cancellationToken).ConfigureAwait(false);
            cells.Add(Cell(measured, read, written, plan.Seed));
            warnings.AddRange(inputs.Warnings.Concat(Disturbances.In(measured)).Where(w => !warnings.Exists(known => known.Code == w.Code)));
            cell(cells[^1]);
        }

        return new()
        {
            Environment = MachineStamp.Of(arms[0].Engine, threads),
            Settings = new(plan.Runs, plan.Warmup, plan.Concurrency, plan.Seed),
            Results = [],
            Speedups = [],
            Sweep = Grid(arms, lengths, cells),
            Warnings = warnings,
        };
    }

    private static SweepResult Grid(IReadOnlyList<ComparisonArm> arms, SweepPlan lengths, List<SweepCell> cells) => new()
    {
        Model = arms[0].Name,
        Baseline = arms[1].Name,
        InputTokens = lengths.InputTokens,
        OutputTokens = lengths.OutputTokens,
        Cells = cells,
        Crossover = Crossover.Of(lengths.InputTokens, lengths.OutputTokens, (i, o) => cells[(i * lengths.OutputTokens.Count) + o].Ratio),
    };

    private static SweepCell Cell(IReadOnlyList<MeasuredArm> measured, int read, int written, long seed)
    {
        var ratio = SpeedupOf.EndToEnd(measured[0], measured[1], seed);
        return new(read, written, Medians(measured[0]), Medians(measured[1]), ratio.Ratio, ratio.Low, ratio.High);
    }

    private static CellMedians Medians(MeasuredArm arm) =>
        new(arm.Spread(r => r.FirstToken).P50, arm.HasSteps ? arm.Spread(r => r.PerToken!.Value).P50 : null, arm.Spread(r => r.EndToEnd).P50);

    /// <summary>Checks what <see cref="SweepAsync"/> would refuse, without measuring.</summary>
    /// <exception cref="InvalidRequestException">Lengths that a model does not take.</exception>
    public static void Check(IReadOnlyList<ComparisonArm> arms, SweepPlan lengths)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(lengths);
        var errors = new FieldErrors();
        if (arms.Count != 2)
        {
            errors.Add("models", $"A sweep compares two models; {arms.Count} were given.");
        }

        Ascending(errors, "sweep.input_tokens", lengths.InputTokens);
        Ascending(errors, "sweep.output_tokens", lengths.OutputTokens);
        errors.ThrowIfAny();
        foreach (var arm in arms)
        {
            ComparisonRules.Check(errors, arm, lengths.InputTokens[^1], lengths.OutputTokens[^1]);
        }

        errors.ThrowIfAny();
    }

    private static void Ascending(FieldErrors errors, string field, IReadOnlyList<int> lengths)
    {
        if (lengths.Count == 0 || lengths[0] < 1 || lengths.Zip(lengths.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            errors.Add(field, $"{field} must be one or more numbers from 1, each larger than the one before it; it is [{string.Join(", ", lengths)}].");
        }
    }
}

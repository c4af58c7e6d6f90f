using Summarizer.Api.Endpoints.Plan;
using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>One accepted comparison.</summary>
/// <param name="id">Id of the comparison.</param>
/// <param name="request">What to measure.</param>
/// <param name="session">
/// The held lock. It is released before the answer is sent, so that a client that has the answer can start the next comparison.
/// </param>
/// <param name="machine">Predicts times beside the measured ones.</param>
/// <param name="threads">Threads of the engines, for the record.</param>
/// <param name="clock">Clock of the caller's side.</param>
internal sealed class CompareRun(
    string id, CompareRequest request, ComparisonSession session, MachineDevice machine, int threads, TimeProvider clock)
{
    private readonly long _created = clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Announces the comparison. The first call measures the machine, which takes all processors for a second.</summary>
    public async Task<ComparisonStarted> StartAsync(IReadOnlyList<ComparisonArm> arms, CancellationToken cancellationToken)
    {
        await Task.Run(() => machine.Measured, cancellationToken);
        var cells = request.Sweep is { } sweep ? sweep.InputTokens.Count * sweep.OutputTokens.Count : 1;
        return new(id, [.. arms.Select(a => a.Name)], (request.Plan.Warmup + request.Plan.Runs) * arms.Count * cells);
    }

    /// <summary>Measures, and releases the lock.</summary>
    public async Task<CompareResponse> MeasureAsync(
        IReadOnlyList<ComparisonArm> arms, Action<string, object> send, CancellationToken cancellationToken)
    {
        try
        {
            return CompareResponse.From(id, _created, await ReportAsync(arms, send, cancellationToken));
        }
        finally
        {
            await session.DisposeAsync();
        }
    }

    private Task<ComparisonReport> ReportAsync(
        IReadOnlyList<ComparisonArm> arms, Action<string, object> send, CancellationToken cancellationToken) => request.Sweep is { } sweep
        ? new SweepComparer(clock).SweepAsync(
            arms, request.Input, sweep, request.Plan, threads, Progress(send), cell => send("comparison.cell", cell), cancellationToken)
        : CompareAsync(arms, send, cancellationToken);

    private async Task<ComparisonReport> CompareAsync(
        IReadOnlyList<ComparisonArm> arms, Action<string, object> send, CancellationToken cancellationToken)
    {
        var measured = await Task.Run(() => machine.Measured, cancellationToken);
        return await new LatencyComparer(clock).CompareAsync(
            arms, request.Input, request.For(arms) with { Machine = measured }, threads, Progress(send), cancellationToken);
    }

    private static Action<ComparisonProgress> Progress(Action<string, object> send) => p => send("comparison.progress", p);
}

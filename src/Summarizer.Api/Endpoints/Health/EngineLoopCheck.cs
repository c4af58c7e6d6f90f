using Microsoft.Extensions.Diagnostics.HealthChecks;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Endpoints.Health;

/// <summary>Whether the engine's loop makes progress while it has work. A process whose loop hangs should be restarted.</summary>
internal sealed class EngineLoopCheck(ModelHost host, TimeProvider clock) : IHealthCheck
{
    // Far above the longest single step: one encoder pass of the longest input on a slow machine.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _lastStep;
    private DateTimeOffset? _since;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (host.Loaded?.Engine.Status is not { } status)
        {
            return Task.FromResult(HealthCheckResult.Healthy("no model yet"));
        }

        var stalled = Stalled(status.LastStep, busy: status.Running + status.Waiting > 0);
        return Task.FromResult(stalled > Longest
            ? HealthCheckResult.Unhealthy(
                $"no step for {stalled.TotalSeconds:0} s with {status.Running} requests running and {status.Waiting} waiting")
            : HealthCheckResult.Healthy($"{status.Running} running, {status.Waiting} waiting"));
    }

    // An idle loop takes no steps, so what counts is for how long this check has seen the same last step while there was work.
    private TimeSpan Stalled(DateTimeOffset lastStep, bool busy)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var still = busy && lastStep == _lastStep;
            _lastStep = lastStep;
            _since = still ? _since ?? now : null;
            return now - (_since ?? now);
        }
    }
}

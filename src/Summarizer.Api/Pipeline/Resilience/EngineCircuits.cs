using Summarizer.Api.Serving;

namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>The circuits of both engines.</summary>
internal sealed class EngineCircuits(TimeProvider clock, ILogger<EngineCircuit> logger)
{
    public EngineCircuit Primary { get; } = new(EngineRole.Primary, clock, logger);

    public EngineCircuit Standby { get; } = new(EngineRole.Standby, clock, logger);

    public EngineCircuit Of(EngineRole role) => role == EngineRole.Primary ? Primary : Standby;

    /// <summary>Whether at least one engine of a model gets requests.</summary>
    public bool AnyClosed(ServedModel model) => Primary.IsClosed || (model.Standby is not null && Standby.IsClosed);

    /// <summary>Closes both circuits, because another model is served.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Primary.Control.CloseAsync(cancellationToken), Standby.Control.CloseAsync(cancellationToken));
}

using Summarizer.Benchmarking.Hardware;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Api.Endpoints.Plan;

/// <summary>This machine, measured when it is first asked for.</summary>
internal sealed class MachineDevice(TimeProvider clock)
{
    /// <summary>Its name in requests.</summary>
    public const string Name = "this-machine";

    private readonly Lazy<PlannedDevice> _measured = new(() => new MachineProbe(clock).Measure());

    public PlannedDevice Measured => _measured.Value;
}

namespace Summarizer.Benchmarking.Planning;

/// <summary>A device as a roofline sees it.</summary>
/// <param name="Name">Name of the preset, or what it is.</param>
/// <param name="MemoryGib">Memory in GiB.</param>
/// <param name="BandwidthGbS">Memory bandwidth in 10^9 bytes per second.</param>
/// <param name="Tflops">Dense arithmetic in 10^12 operations per second.</param>
/// <param name="Source">Where the numbers come from: data sheet, measured, or given.</param>
public sealed record PlannedDevice(string Name, double MemoryGib, double BandwidthGbS, double Tflops, string Source)
{
    /// <summary>Whether the numbers are rates that were reached.</summary>
    internal bool IsMeasured => Source.StartsWith("measured", StringComparison.Ordinal);
}

/// <summary>Devices by name. The numbers are peaks from the makers' data sheets: 16-bit tensor arithmetic without sparsity for GPUs, 32-bit
/// vector arithmetic (cores x base clock x operations per clock) for CPUs, and all memory channels filled.</summary>
public static class KnownDevices
{
    private const string DataSheet = "data sheet";

    /// <summary>All presets.</summary>
    public static IReadOnlyList<PlannedDevice> All { get; } =
    [
        new("h200", 141, 4800, 989, DataSheet),
        new("h100-sxm", 80, 3350, 989, DataSheet),
        new("a100-80gb", 80, 2039, 312, DataSheet),
        new("l40s", 48, 864, 362, DataSheet),
        new("a10", 24, 600, 125, DataSheet),
        new("l4", 24, 300, 121, DataSheet),
        new("t4", 16, 320, 65, DataSheet),
        new("rtx-4090", 24, 1008, 165, DataSheet),
        new("rtx-3090", 24, 936, 71, DataSheet),
        new("xeon-8480", 512, 307, 7.2, DataSheet),
        new("epyc-9654", 768, 461, 7.4, DataSheet),
        new("ryzen-7950x", 64, 83, 2.3, DataSheet),
    ];

    /// <summary>The device of a name, or null.</summary>
    public static PlannedDevice? Find(string name) => All.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));
}

using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Summarizer.Api.Endpoints.Plan;

/// <summary>The query of a plan. Numbers are read as text, so that the message about a wrong one can name the right range.</summary>
internal sealed record PlanQuery
{
    [FromQuery(Name = "models")]
    [Description(
        "Names separated by commas, the one in question first: known ones, or the served model's. Default: t5gemma-9b-2b,gemma-2-9b.")]
    public string? Models { get; init; }

    [FromQuery(Name = "device")]
    [Description("A known device, this-machine (measured once; only where comparisons are on), or any name together with memory_gib, "
        + "bandwidth_gb_s and tflops. Default: h100-sxm.")]
    public string? Device { get; init; }

    [FromQuery(Name = "memory_gib")]
    [Description("Memory of the device in GiB; overrides the device's.")]
    public string? MemoryGib { get; init; }

    [FromQuery(Name = "bandwidth_gb_s")]
    [Description("Memory bandwidth in 10^9 bytes per second; overrides the device's.")]
    public string? BandwidthGbS { get; init; }

    [FromQuery(Name = "tflops")]
    [Description("Dense arithmetic in 10^12 operations per second; overrides the device's.")]
    public string? Tflops { get; init; }

    [FromQuery(Name = "weight_bits")]
    [Description("Bits of one stored weight, 2 to 32. Default: 16.")]
    public string? WeightBits { get; init; }

    [FromQuery(Name = "cache_bits")]
    [Description("Bits of one element of a key/value cache, 2 to 32. Default: 16.")]
    public string? CacheBits { get; init; }

    [FromQuery(Name = "input_tokens")]
    [Description("Tokens that every sequence reads, 1 to 1048576. Default: 2048.")]
    public string? InputTokens { get; init; }

    [FromQuery(Name = "output_tokens")]
    [Description("Tokens that every sequence writes, 1 to 16384. Default: 256.")]
    public string? OutputTokens { get; init; }

    [FromQuery(Name = "batch")]
    [Description("Sequences at once, 1 to 65536. Default: 1.")]
    public string? Batch { get; init; }

    [FromQuery(Name = "compute_efficiency")]
    [Description("Share of the device's arithmetic that is reached, above 0 to 1. Default: 0.5.")]
    public string? ComputeEfficiency { get; init; }

    [FromQuery(Name = "bandwidth_efficiency")]
    [Description("Share of the device's bandwidth that is reached, above 0 to 1. Default: 0.7.")]
    public string? BandwidthEfficiency { get; init; }
}

using System.Text.Json.Serialization;

namespace Summarizer.Client.Planning;

/// <summary>What to predict, <c>GET /v1/plan</c>. What is null is left out, and the service's default applies.</summary>
public sealed record PlanRequest
{
    /// <summary>Names of 1 to 8 models, the one in question first; see <see cref="PlanResponse.KnownModels"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>
    /// Name of a device; see <see cref="PlanResponse.KnownDevices"/>. <c>this-machine</c> is the service's own. Any other name needs
    /// <see cref="MemoryGib"/>, <see cref="BandwidthGbS"/> and <see cref="Tflops"/>.
    /// </summary>
    public string? Device { get; init; }

    /// <summary>Memory of the device in GiB; wins over the named device's.</summary>
    public double? MemoryGib { get; init; }

    /// <summary>Memory bandwidth in 10^9 bytes per second; wins over the named device's.</summary>
    public double? BandwidthGbS { get; init; }

    /// <summary>Dense arithmetic in 10^12 operations per second; wins over the named device's.</summary>
    public double? Tflops { get; init; }

    /// <summary>Bits of one stored weight, 2 to 32.</summary>
    public double? WeightBits { get; init; }

    /// <summary>Bits of one element of a key/value cache, 2 to 32.</summary>
    public double? CacheBits { get; init; }

    /// <summary>Tokens that every sequence reads.</summary>
    public int? InputTokens { get; init; }

    /// <summary>Tokens that every sequence writes.</summary>
    public int? OutputTokens { get; init; }

    /// <summary>Sequences at once.</summary>
    public int? Batch { get; init; }

    /// <summary>Share of the device's arithmetic that is reached, above 0 to 1.</summary>
    public double? ComputeEfficiency { get; init; }

    /// <summary>Share of the device's bandwidth that is reached, above 0 to 1.</summary>
    public double? BandwidthEfficiency { get; init; }

    [JsonInclude]
    [JsonPropertyName("models")]
    internal string? ModelNames => Models is null ? null : string.Join(',', Models);
}

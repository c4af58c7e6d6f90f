namespace Summarizer.Client.Planning;

/// <summary>What a plan is for, defaults filled in.</summary>
public sealed record PlanSettings
{
    /// <summary>Tokens that every sequence reads.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens that every sequence writes.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>Sequences at once.</summary>
    public required int Batch { get; init; }

    /// <summary>Bits of one stored weight.</summary>
    public required double WeightBits { get; init; }

    /// <summary>Bits of one element of a cache.</summary>
    public required double CacheBits { get; init; }

    /// <summary>Share of the device's arithmetic that is reached.</summary>
    public required double ComputeEfficiency { get; init; }

    /// <summary>Share of the device's bandwidth that is reached.</summary>
    public required double BandwidthEfficiency { get; init; }
}

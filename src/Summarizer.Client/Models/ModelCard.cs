namespace Summarizer.Client.Models;

/// <summary>What a model is for, as its checkpoint says it.</summary>
public sealed record ModelCard
{
    /// <summary>How it may be asked to make its outputs: <c>free_text</c>, <c>quoting</c>.</summary>
    public required IReadOnlyList<string> Modes { get; init; }

    /// <summary>Languages that it was trained for, as BCP 47 tags; empty where the checkpoint does not say.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Licence of the weights; null where the checkpoint does not say.</summary>
    public string? Licence { get; init; }

    /// <summary>Whether it was trained to do what a prompt asks for in words.</summary>
    public required bool FollowsInstructions { get; init; }

    /// <summary>What it cannot do.</summary>
    public required IReadOnlyList<string> Limits { get; init; }
}

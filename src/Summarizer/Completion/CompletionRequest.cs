using System.Text.Json.Serialization;
using Summarizer.Engine.Requests;

namespace Summarizer.Completion;

/// <summary>Raw use of the model: what it reads is the prompt as it is, with no task's words around it, and what it writes is given back as it is. Immutable.</summary>
public sealed record CompletionRequest
{
    /// <summary>What the model reads.</summary>
    public required string Prompt { get; init; }

    /// <summary>Most tokens to write; null for the model's longest output.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Fewest tokens to write.</summary>
    public int? MinTokens { get; init; }

    /// <summary>Write exactly <see cref="MaxTokens"/>: end tokens are ordinary tokens. For measurements.</summary>
    public bool IgnoreEnd { get; init; }

    /// <summary>0 is greedy; higher is more varied. 0 to 2.</summary>
    public double Temperature { get; init; }

    /// <summary>Sample from the smallest set of tokens with this probability. Above 0, to 1.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Sample from the k best tokens; 0 is off.</summary>
    public int TopK { get; init; }

    /// <summary>Makes sampling repeatable.</summary>
    public long? Seed { get; init; }

    /// <summary>No n-gram of this length is written twice; 0 is off.</summary>
    public int NoRepeatNgramSize { get; init; }

    /// <summary>Above 1 makes repetitions less likely.</summary>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Texts that end the output, at most four.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>For whom it waits in the queue; no part of what is asked.</summary>
    [JsonIgnore]
    public Caller Caller { get; init; } = Caller.Unnamed;
}

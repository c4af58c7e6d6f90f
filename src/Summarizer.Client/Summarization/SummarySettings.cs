using System.Text.Json.Serialization;
using Summarizer.Client.Common;

namespace Summarizer.Client.Summarization;

/// <summary>What to make of a document. What is null is left out, and the service's default applies.</summary>
public abstract record SummarySettings
{
    /// <summary>Name of the model; the served one when null.</summary>
    public string? Model { get; init; }

    /// <summary>How long the summary should be.</summary>
    public SummaryLength? Length { get; init; }

    /// <summary>Most tokens to write; wins over <see cref="Length"/>.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Most words of the summary, where sentences are chosen.</summary>
    public int? MaxWords { get; init; }

    /// <summary>Most sentences of the summary, where sentences are chosen.</summary>
    public int? MaxSentences { get; init; }

    /// <summary>Most characters of the summary, where sentences are chosen.</summary>
    public int? MaxCharacters { get; init; }

    /// <summary>Fewest tokens to write; wins over <see cref="Length"/>.</summary>
    public int? MinTokens { get; init; }

    /// <summary>Form of the summary.</summary>
    public SummaryFormat? Format { get; init; }

    /// <summary>
    /// What to look for, in your words. A model that was not trained for it answers with the warning <c>instruction-ignored</c>.
    /// </summary>
    public string? Instruction { get; init; }

    /// <summary>How closely the summary follows the document.</summary>
    public Extractiveness? Extractiveness { get; init; }

    /// <summary>0 is greedy search, which is reproducible; higher values sample.</summary>
    public double? Temperature { get; init; }

    /// <summary>Sample from the smallest set of tokens that has this probability.</summary>
    public double? TopP { get; init; }

    /// <summary>Sample from the k best tokens; 0 is off.</summary>
    public int? TopK { get; init; }

    /// <summary>Makes sampling repeatable.</summary>
    public long? Seed { get; init; }

    /// <summary>No n-gram of this length is written twice; 0 is off.</summary>
    public int? NoRepeatNgramSize { get; init; }

    /// <summary>Above 1 makes repetitions less likely.</summary>
    public double? RepetitionPenalty { get; init; }

    /// <summary>Width of the beam search; 1 is greedy search or sampling.</summary>
    public int? NumBeams { get; init; }

    /// <summary>Power of the length by which beam search divides scores; above 0 favours longer summaries.</summary>
    public double? LengthPenalty { get; init; }

    /// <summary>Whether beam search ends as soon as enough sequences are finished.</summary>
    public bool? EarlyStopping { get; init; }

    /// <summary>Texts that end the summary; they are left out of it.</summary>
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>What to do when the document is longer than the model reads.</summary>
    public Truncation? Truncate { get; init; }

    /// <summary>One pass, or chunks and then their summaries.</summary>
    public SummaryStrategy? Strategy { get; init; }

    /// <summary>Set by the method that is called.</summary>
    [JsonInclude]
    internal bool? Stream { get; init; }
}

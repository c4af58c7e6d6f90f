using System.Text.Json.Serialization;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.TextModel;

namespace Summarizer.Requests;

/// <summary>One document to summarize. Immutable; the defaults are what the model's publisher writes with, in one pass if the document fits.</summary>
public sealed record SummarizeRequest
{
    /// <summary>Document, taken over unchanged.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Blocks of the document where its file marks them: in order, not overlapping, inside the text. Null to find them by the signs of plain text.
    /// </summary>
    public IReadOnlyList<TextBlock>? Blocks { get; init; }

    /// <summary>How long the summary should be.</summary>
    public SummaryLength Length { get; init; }

    /// <summary>Most tokens to write; wins over <see cref="Length"/>.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Fewest tokens to write; wins over <see cref="Length"/>.</summary>
    public int? MinTokens { get; init; }

    /// <summary>Most words, counted between white space; null for no bound. Only where sentences are chosen.</summary>
    public int? MaxWords { get; init; }

    /// <summary>Most sentences; null for no bound. Only where sentences are chosen.</summary>
    public int? MaxSentences { get; init; }

    /// <summary>Most Unicode characters (code points); null for no bound. Only where sentences are chosen.</summary>
    public int? MaxCharacters { get; init; }

    /// <summary>Form of the summary.</summary>
    public SummaryFormat Format { get; init; }

    /// <summary>What to look for, in the caller's words; used when the model's prompt has a place for it.</summary>
    public string? Instruction { get; init; }

    /// <summary>0 is greedy; higher is more varied. 0 to 2.</summary>
    public double Temperature { get; init; }

    /// <summary>Sample from the smallest set of tokens with this probability. Above 0, to 1.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Sample from the k best tokens; 0 is off.</summary>
    public int TopK { get; init; }

    /// <summary>Makes sampling repeatable.</summary>
    public long? Seed { get; init; }

    /// <summary>No n-gram of this length is written twice; 0 is off, null is the model's default.</summary>
    public int? NoRepeatNgramSize { get; init; }

    /// <summary>Above 1 makes repetitions less likely; null is the model's default.</summary>
    public double? RepetitionPenalty { get; init; }

    /// <summary>Width of the beam search; 1 is greedy search or sampling, null is the model's default.</summary>
    public int? NumBeams { get; init; }

    /// <summary>Power of the length by which the scores of finished beams are divided; above 0 favours longer summaries, null is the model's default.</summary>
    public double? LengthPenalty { get; init; }

    /// <summary>Whether beam search ends as soon as enough beams are finished; null is the model's default.</summary>
    public bool? EarlyStopping { get; init; }

    /// <summary>Texts that end the summary, at most four.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>What to do when the document is too long.</summary>
    public Truncation Truncate { get; init; }

    /// <summary>How closely the summary follows the document; auto is what the model's bundle says.</summary>
    public Extractiveness Extractiveness { get; init; }

    /// <summary>How the document is read.</summary>
    public SummaryStrategy Strategy { get; init; }

    /// <summary>Told how far the reading of a long document is, from any thread; no part of what is asked.</summary>
    [JsonIgnore]
    public IProgress<ReadingProgress>? Progress { get; init; }

    /// <summary>For whom it waits in the queue; no part of what is asked.</summary>
    [JsonIgnore]
    public Caller Caller { get; init; } = Caller.Unnamed;

    /// <summary>The document with its blocks and sentences.</summary>
    /// <exception cref="ArgumentException">Blocks overlap or lie outside the text.</exception>
    internal StructuredText Analyze() => Blocks is null ? TextAnalyzer.Analyze(Text) : TextAnalyzer.Analyze(Text, Blocks);
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Summarizer.Grounding;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Summarize;

/// <summary>What to make of a document, wherever its text comes from. A field that is null counts as left out.</summary>
internal abstract record SummaryFields
{
    /// <summary>Name of the model; only the served one is accepted.</summary>
    public string? Model { get; init; }

    /// <summary>How long the summary should be. Where sentences are chosen: short is one or two, medium a paragraph of 50 to 100 words, long a fifth of the document up to 1,000 words, auto what such a document usually gets. Where a model writes, in tokens: auto 0 to 256, short 0 to 48, medium 32 to 128, long 96 to 384, never above its longest output.</summary>
    [DefaultValue(SummaryLength.Auto)]
    public SummaryLength? Length { get; init; }

    /// <summary>Most tokens to write, 1 to max_output_tokens; wins over length.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxTokens { get; init; }

    /// <summary>Most words of the summary, where sentences are chosen. Kept exactly; a sentence is never cut.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxWords { get; init; }

    /// <summary>Most sentences of the summary, where sentences are chosen.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxSentences { get; init; }

    /// <summary>Most characters (Unicode code points) of the summary, where sentences are chosen.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxCharacters { get; init; }

    /// <summary>Fewest tokens to write, 0 to max_tokens; wins over length.</summary>
    [Range(0, int.MaxValue)]
    public int? MinTokens { get; init; }

    /// <summary>Form of the summary: as the model writes it, in one paragraph, or one line per sentence starting with "- ".</summary>
    [DefaultValue(SummaryFormat.Auto)]
    public SummaryFormat? Format { get; init; }

    /// <summary>What to look for, in your words. A model that was not trained for it answers with the warning instruction-ignored.</summary>
    public string? Instruction { get; init; }

    /// <summary>Cohere's name for instruction; give only one of them.</summary>
    public string? AdditionalCommand { get; init; }

    /// <summary>0 is greedy search, which is reproducible; higher values sample.</summary>
    [Range(0d, 2d)]
    [DefaultValue(0d)]
    public double? Temperature { get; init; }

    /// <summary>Sample from the smallest set of tokens that has this probability.</summary>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    [DefaultValue(1d)]
    public double? TopP { get; init; }

    /// <summary>Sample from the k best tokens; 0 is off.</summary>
    [Range(0, int.MaxValue)]
    [DefaultValue(0)]
    public int? TopK { get; init; }

    /// <summary>Makes sampling repeatable.</summary>
    public long? Seed { get; init; }

    /// <summary>No n-gram of this length is written twice; 0 is off. Left out: what the model was published with.</summary>
    [Range(0, int.MaxValue)]
    public int? NoRepeatNgramSize { get; init; }

    /// <summary>Above 1 makes repetitions less likely. Left out: what the model was published with.</summary>
    [Range(0d, 10d, MinimumIsExclusive = true)]
    public double? RepetitionPenalty { get; init; }

    /// <summary>Width of the beam search; 1 is greedy search or sampling. Left out: what the model was published with, and 1 with temperature, stop or quotations.</summary>
    [Range(1, int.MaxValue)]
    public int? NumBeams { get; init; }

    /// <summary>Power of the length by which beam search divides scores; above 0 favours longer summaries. Left out: what the model was published with.</summary>
    [Range(-10d, 10d)]
    public double? LengthPenalty { get; init; }

    /// <summary>End beam search as soon as num_beams sequences are finished. Left out: what the model was published with.</summary>
    public bool? EarlyStopping { get; init; }

    /// <summary>Up to four texts that end the summary; they are left out of it.</summary>
    [MaxLength(4)]
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>What to do when the document is longer than the model reads: refuse it, leave out its start, or leave out its end.</summary>
    [DefaultValue(Truncation.None)]
    public Truncation? Truncate { get; init; }

    /// <summary>How closely the summary follows the document: high quotes whole sentences and nothing else, medium quotes shorter spans, low is free; auto is what the model is good for, and free when min_tokens or no_repeat_ngram_size ask for what a quotation cannot give.</summary>
    [DefaultValue(Grounding.Extractiveness.Auto)]
    public Extractiveness? Extractiveness { get; init; }

    /// <summary>auto reads the document in one pass if it fits, or if truncate allows to cut it, and else as map_reduce does, with the warning read-in-parts; single reads it in one pass; map_reduce summarizes chunks and then their summaries.</summary>
    [DefaultValue(SummaryStrategy.Auto)]
    public SummaryStrategy? Strategy { get; init; }

    /// <summary>Answer with server-sent events while the summary is written.</summary>
    [DefaultValue(false)]
    public bool? Stream { get; init; }

    /// <summary>The request for the task; a field that was left out keeps the task's default.</summary>
    protected SummarizeRequest ToRequest(string text)
    {
        if (Instruction is not null && AdditionalCommand is not null)
        {
            throw new InvalidRequestException(new Dictionary<string, string[]>
            {
                ["additional_command"] = ["additional_command is another name of instruction; give only one of them."],
            });
        }

        var defaults = new SummarizeRequest { Text = text };
        return defaults with
        {
            Length = Length ?? defaults.Length,
            MaxTokens = MaxTokens,
            MaxWords = MaxWords,
            MaxSentences = MaxSentences,
            MaxCharacters = MaxCharacters,
            MinTokens = MinTokens,
            Format = Format ?? defaults.Format,
            Instruction = Instruction ?? AdditionalCommand,
            Temperature = Temperature ?? defaults.Temperature,
            TopP = TopP ?? defaults.TopP,
            TopK = TopK ?? defaults.TopK,
            Seed = Seed,
            NoRepeatNgramSize = NoRepeatNgramSize,
            RepetitionPenalty = RepetitionPenalty,
            NumBeams = NumBeams,
            LengthPenalty = LengthPenalty,
            EarlyStopping = EarlyStopping,
            Stop = Stop ?? defaults.Stop,
            Truncate = Truncate ?? defaults.Truncate,
            Strategy = Strategy ?? defaults.Strategy,
            Extractiveness = Extractiveness ?? defaults.Extractiveness,
        };
    }
}

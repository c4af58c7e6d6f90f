using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Summarizer.Compression;
using Summarizer.Grounding;
using Summarizer.Requests;
using Summarizer.Selection;

namespace Summarizer.Api.Endpoints.Compress;

/// <summary>A question and the documents that were retrieved for it. A field that is null counts as left out.</summary>
internal sealed record CompressBody
{
    /// <summary>The question.</summary>
    public required string Query { get; init; }

    /// <summary>1 to 64 documents: texts, or objects with text, id, title, parts and metadata. To shorten an answer, pass it as one document.</summary>
    [MinLength(1)]
    public required IReadOnlyList<CompressDocument> Documents { get; init; }

    /// <summary>Name of the model; only the served one is accepted.</summary>
    public string? Model { get; init; }

    /// <summary>documents keeps evidence of each document; answer also makes one answer of all of it.</summary>
    [DefaultValue(CompressionOutput.Documents)]
    public CompressionOutput? Output { get; init; }

    /// <summary>Most tokens of the whole context; excludes rate.</summary>
    [Range(1, int.MaxValue)]
    public int? TargetTokens { get; init; }

    /// <summary>Share of the documents' tokens to keep; excludes target_tokens.</summary>
    [Range(0d, 1d, MinimumIsExclusive = true)]
    [DefaultValue(0.3)]
    public double? Rate { get; init; }

    /// <summary>Whose tokens the budget and all counts of documents are in: the served model's, or those of the model that will read the result.</summary>
    [DefaultValue(Compression.TargetTokenizer.Model)]
    public TargetTokenizer? TargetTokenizer { get; init; }

    /// <summary>Most tokens to keep of one document.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxTokensPerDocument { get; init; }

    /// <summary>Least score of a sentence, 0 to 1; given without rate and target_tokens, it takes the place of a budget.</summary>
    [Range(0d, 1d)]
    public double? ScoreThreshold { get; init; }

    /// <summary>What to do with documents that probably do not answer: mark says so, drop keeps nothing of them, off does neither.</summary>
    [DefaultValue(Abstention.Mark)]
    public Abstention? Abstain { get; init; }

    /// <summary>Join kept texts in the order of the documents; false joins by relevance.</summary>
    [DefaultValue(true)]
    public bool? PreserveOrder { get; init; }

    /// <summary>How closely kept text follows its document: high and medium keep whole sentences and nothing else, low lets the model write; auto is high.</summary>
    [DefaultValue(Grounding.Extractiveness.Auto)]
    public Extractiveness? Extractiveness { get; init; }

    /// <summary>How documents are chosen before their sentences are: mmr and smmr pass over near-duplicates.</summary>
    [DefaultValue(SelectionMethod.None)]
    public SelectionMethod? Select { get; init; }

    /// <summary>Most documents to read.</summary>
    [Range(1, int.MaxValue)]
    public int? TopK { get; init; }

    /// <summary>0 selects by relevance alone, 1 by diversity alone.</summary>
    [Range(0d, 1d)]
    [DefaultValue(0.3)]
    public double? Diversity { get; init; }

    /// <summary>With extractiveness low, what to do with a document that is longer than the model reads: none reads it in pieces, start and end leave out a part.</summary>
    [DefaultValue(Truncation.None)]
    public Truncation? Truncate { get; init; }

    /// <summary>Makes smmr repeatable.</summary>
    [DefaultValue(0)]
    public int? Seed { get; init; }

    /// <summary>0, the only value: compression decodes greedily.</summary>
    [Range(0d, 0d)]
    [DefaultValue(0d)]
    public double? Temperature { get; init; }

    /// <summary>Answer with server-sent events, one per document as it is finished.</summary>
    [DefaultValue(false)]
    public bool? Stream { get; init; }

    /// <summary>The request for the task; a field that was left out keeps the task's default.</summary>
    public CompressRequest ToRequest()
    {
        if (Temperature is not (null or 0))
        {
            throw new InvalidRequestException(new Dictionary<string, string[]>
            {
                ["temperature"] = [$"temperature must be 0: compression decodes greedily; it is {Temperature}."],
            });
        }

        var defaults = new CompressRequest { Query = Query, Documents = [] };
        return defaults with
        {
            Documents = [.. Documents.Select(d => d.Text)],
            Titles = [.. Documents.Select(d => d.Title)],
            Blocks = Documents.Any(d => d.Parts is not null) ? [.. Documents.Select((d, i) => d.BlocksAt(i))] : [],
            Output = Output ?? defaults.Output,
            TargetTokens = TargetTokens,
            Rate = Rate,
            TargetTokenizer = TargetTokenizer ?? defaults.TargetTokenizer,
            MaxTokensPerDocument = MaxTokensPerDocument,
            ScoreThreshold = ScoreThreshold,
            Abstain = Abstain ?? defaults.Abstain,
            PreserveOrder = PreserveOrder ?? defaults.PreserveOrder,
            Extractiveness = Extractiveness ?? defaults.Extractiveness,
            Select = Select ?? defaults.Select,
            TopK = TopK,
            Diversity = Diversity ?? defaults.Diversity,
            Truncate = Truncate ?? defaults.Truncate,
            Seed = Seed ?? defaults.Seed,
        };
    }
}

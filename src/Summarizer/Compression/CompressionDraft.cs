using Summarizer.Grounding;
using Summarizer.Relevance;
using Summarizer.Requests;

namespace Summarizer.Compression;

/// <summary>Everything about a request that is known once its documents are read and scored.</summary>
/// <param name="Request">The request.</param>
/// <param name="Passages">Its documents.</param>
/// <param name="Tokens">Their tokens in the target tokenizer.</param>
/// <param name="Scores">Their scores.</param>
/// <param name="Order">Documents that are used, most probable answer first.</param>
/// <param name="Budget">Most tokens of the context.</param>
/// <param name="Options">Limits.</param>
/// <param name="Counter">Counts in the target tokenizer.</param>
/// <param name="Warnings">What the caller should know.</param>
internal sealed record CompressionDraft(
    CompressRequest Request, IReadOnlyList<ReadPassage> Passages, int[] Tokens, RelevanceScores Scores, IReadOnlyList<int> Order,
    int Budget,
    CompressionOptions Options, TokenCounter Counter, IReadOnlyList<SummaryWarning> Warnings)
{
    /// <summary>Documents in the order of the context.</summary>
    public IReadOnlyList<int> ContextOrder => Request.PreserveOrder ? [.. Order.Order()] : Order;

    /// <summary>Probability that a document does not answer.</summary>
    public double NoAnswerScore(int document) => 1 - Scores.Passages[document];

    /// <summary>Whether a document counts as not answering.</summary>
    public bool CountsAsNoAnswer(int document) => Request.Abstain != Abstention.Off && NoAnswerScore(document) >= Options.NoAnswerThreshold;

    /// <summary>Documents of which something may be kept.</summary>
    public IReadOnlyList<int> Candidates => Request.Abstain == Abstention.Drop ? [.. Order.Where(d => !CountsAsNoAnswer(d))] : Order;

    private double Floor => Math.Max(Options.RelevanceFloor, Request.ScoreThreshold ?? 0);

    // A passage that stands alone is not answered with nothing.
    private bool IsAlone => Passages.Count == 1 && Request.ScoreThreshold is null;

    /// <summary>Chooses whole sentences.</summary>
    public ChosenContext Choose()
    {
        var rules = new ChoiceRules(
            Budget,
            Request.MaxTokensPerDocument ?? int.MaxValue,
            Floor,
            Request.ScoreThreshold ?? 0,
            1 - Options.NoAnswerThreshold,
            ContextOrder,
            NeverEmpty: IsAlone,
            MayRaise: Request.TargetTokens is null);
        return new ContextChooser(rules, Counter).Choose(Passages, Candidates, Scores);
    }

    /// <summary>What the caller should know about a choice: besides the warnings of the draft, whether a kept stretch is a part of a sentence.</summary>
    public IReadOnlyList<SummaryWarning> WarningsOf(ChosenContext chosen) => chosen.Kept.Any(k => Passages[k.Passage].IsPiece(k.Unit))
        ? [.. Warnings, new("sentence-cut", $"A sentence is longer than {UnitFinder.LongestSentence} characters, so a part of it was kept.")]
        : Warnings;

    /// <summary>What is left of a document of which sentences were chosen.</summary>
    public DocumentResult Result(int document, ChosenContext chosen)
    {
        if (Passages[document].Units.Count == 0)
        {
            return Dropped(document, DropReason.Empty);
        }

        if (!Order.Contains(document))
        {
            return Dropped(document, DropReason.NotSelected);
        }

        if (Request.Abstain == Abstention.Drop && CountsAsNoAnswer(document))
        {
            return Dropped(document, DropReason.NoAnswer);
        }

        var kept = chosen[document];
        if (kept.IsEmpty)
        {
            return Dropped(document, IsAlone || Scores.Units[document].Any(s => s >= Floor) ? DropReason.Budget : DropReason.Irrelevant);
        }

        var text = kept.Text();
        return new()
        {
            Index = document,
            Text = text,
            InputTokens = Tokens[document],
            OutputTokens = Counter.Count(text),
            NoAnswerScore = NoAnswerScore(document),
            NoAnswer = CountsAsNoAnswer(document),
            Contexts = [.. kept.Ranges().Select(r => new SourceContext(document, r.Offset, r.Length))],
            Unresolved = [.. chosen.Unresolved(document).Select(r => new SourceContext(document, r.Offset, r.Length))],
        };
    }

    /// <summary>A document of which nothing is kept.</summary>
    public DocumentResult Dropped(int document, DropReason reason) => new()
    {
        Index = document,
        Text = "",
        Reason = reason,
        InputTokens = Tokens[document],
        OutputTokens = 0,
        NoAnswerScore = reason is DropReason.Empty or DropReason.NotSelected ? null : NoAnswerScore(document),
        NoAnswer = reason is not (DropReason.Empty or DropReason.NotSelected) && CountsAsNoAnswer(document),
    };
}

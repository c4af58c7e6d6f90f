using Summarizer.Engine.Requests;
using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Prompts;

/// <summary>Makes a document fit one pass, or refuses it.</summary>
internal static class InputCutter
{
    // Tokens may merge across the cut and the prompt's seam, so the search starts a little above what the counts say.
    private const int Slack = 4;

    /// <summary>Token ids that fit: as many whole sentences as the prompt leaves room for. A sentence is cut only where not even one fits.</summary>
    /// <exception cref="EngineException"><see cref="EngineError.InputTooLong"/>: the document does not fit and may not be cut.</exception>
    public static FittedInput Fit(PromptEncoder encoder, StructuredText document, Truncation truncation)
    {
        var text = document.Text;
        var whole = encoder.Encode(text);
        if (whole.Count <= encoder.Limit)
        {
            return new(whole, document, Truncated: false, whole.Count);
        }

        if (truncation == Truncation.None)
        {
            throw new EngineException(
                EngineError.InputTooLong,
                $"The document has {whole.Count} tokens with its prompt; the model reads at most {encoder.Limit}. Shorten it, set truncate to start or end, or set strategy to auto or map_reduce.")
            {
                Limit = encoder.Limit,
                Actual = whole.Count,
            };
        }

        var spans = encoder.Spans(text);
        var sentences = document.Sentences;
        for (var keep = Math.Min(encoder.Room + Slack, spans.Count); ; keep--)
        {
            var (start, end) = truncation == Truncation.End ? (0, End(text, spans[keep - 1].End)) : (End(text, spans[^keep].Start), text.Length);
            var (first, last) = Whole(sentences, start, end);
            var cuts = last <= first;
            (first, last) = cuts ? (start, end) : (first, last);
            var ids = encoder.Encode(text[first..last]);
            if (ids.Count <= encoder.Limit)
            {
                return new(ids, document.Slice(first, last), Truncated: true, whole.Count) { CutsSentence = cuts };
            }
        }
    }

    // From the beginning of the first whole sentence to the end of the last one; nothing where there is none.
    private static (int Start, int End) Whole(IReadOnlyList<TextSentence> sentences, int start, int end)
    {
        int first = 0, last = sentences.Count - 1;
        while (first < sentences.Count && sentences[first].Offset < start)
        {
            first++;
        }

        while (last >= 0 && sentences[last].End > end)
        {
            last--;
        }

        return last < first ? (0, 0) : (start == 0 ? 0 : sentences[first].Offset, sentences[last].End);
    }

    // A character split over byte tokens is kept or dropped whole.
    private static int End(string text, int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text, index - 1) ? index + 1 : index;
}

/// <summary>A document as the model will read it.</summary>
/// <param name="Ids">Token ids, prompt included; at most the limit.</param>
/// <param name="Document">The document without what was left out.</param>
/// <param name="Truncated">Whether a part of the document was left out.</param>
/// <param name="WholeTokens">Tokens of the uncut document with its prompt.</param>
internal sealed record FittedInput(IReadOnlyList<int> Ids, StructuredText Document, bool Truncated, int WholeTokens)
{
    /// <summary>Whether not even one sentence fitted, so that the text ends or begins inside one.</summary>
    public bool CutsSentence { get; init; }

    /// <summary>Characters of the document.</summary>
    public string Text => Document.Text;
}

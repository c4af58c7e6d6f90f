using Summarizer.Engine.Requests;
using Summarizer.Summarization;

namespace Summarizer.Prompts;

/// <summary>Makes a document fit one pass, or refuses it.</summary>
internal static class InputCutter
{
    // Tokens may merge across the cut and the prompt's seam, so the search starts a little above what the counts say.
    private const int Slack = 4;

    /// <summary>Token ids that fit, keeping as many tokens of the document as the prompt leaves room for.</summary>
    /// <exception cref="EngineException"><see cref="EngineError.InputTooLong"/>: the document does not fit and may not be cut.</exception>
    public static FittedInput Fit(PromptEncoder encoder, string text, Truncation truncation)
    {
        var whole = encoder.Encode(text);
        if (whole.Count <= encoder.Limit)
        {
            return new(whole, text, Truncated: false, whole.Count);
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
        for (var keep = Math.Min(encoder.Room + Slack, spans.Count); ; keep--)
        {
            var kept = truncation == Truncation.End ? text[..End(text, spans[keep - 1].End)] : text[End(text, spans[^keep].Start)..];
            var ids = encoder.Encode(kept);
            if (ids.Count <= encoder.Limit)
            {
                return new(ids, kept, Truncated: true, whole.Count);
            }
        }
    }

    // A character split over byte tokens is kept or dropped whole.
    private static int End(string text, int index) =>
        index > 0 && index < text.Length && char.IsSurrogatePair(text, index - 1) ? index + 1 : index;
}

/// <summary>A document as the model will read it.</summary>
/// <param name="Ids">Token ids, prompt included; at most the limit.</param>
/// <param name="Text">The document without what was left out.</param>
/// <param name="Truncated">Whether a part of the document was left out.</param>
/// <param name="WholeTokens">Tokens of the uncut document with its prompt.</param>
internal sealed record FittedInput(IReadOnlyList<int> Ids, string Text, bool Truncated, int WholeTokens);

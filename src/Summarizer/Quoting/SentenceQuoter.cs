using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Tokenization;

namespace Summarizer.Quoting;

/// <summary>
/// Outputs that quote, chosen sentence by sentence: the model says how probable each sentence is as the beginning of the output, and those that are worth most are taken.
/// Greedy decoding under a constraint compares tokens instead: "The" may begin ten sentences and wins against the one sentence that is likelier than each of the ten.
/// </summary>
internal static class SentenceQuoter
{
    /// <summary>What a model trained on unanswerable questions writes for them.</summary>
    public const string Abstention = "No answer.";

    /// <summary>What to choose from, where whole sentences are chosen; null where the pass must be written: the model was not tuned for choosing, or something is asked for that only writing gives.</summary>
    /// <param name="pass">Input and limits.</param>
    /// <param name="text">The document as the model reads it.</param>
    /// <param name="level">How closely the output follows it.</param>
    /// <param name="encoder">Made the input; its query is what the output answers, and there is none for a summary.</param>
    /// <param name="lines">Whether each sentence of the output is an entry of a list.</param>
    public static Passage? PassageOf(GenerationRequest pass, QuotableText text, Extractiveness level, PromptEncoder encoder, bool lines = false) =>
        encoder.Sentences is { } weights && level is (Extractiveness.High or Extractiveness.Auto) && text.Spans.Count > 0
        && pass is { Beams: null, Sampling: { Temperature: 0, RepetitionPenalty: 1 } }
            ? new Passage(text, weights, encoder, pass.MinTokens, pass.MaxTokens, pass.Stop, lines)
            : null;

    /// <summary>Judges the sentences of a text.</summary>
    /// <param name="passage">What to choose from.</param>
    /// <param name="pass">Input and limits.</param>
    /// <param name="submit">Hands the request to the engine.</param>
    public static async Task<QuotedGeneration> StartAsync(Passage passage, GenerationRequest pass, Func<GenerationRequest, Task<Generation>> submit)
    {
        var candidates = passage.Candidates();
        var judging = pass with
        {
            InputIds = passage.Input() ?? pass.InputIds,
            Candidates = candidates,
            MaxTokens = candidates.Max(o => o.Count),
            MinTokens = 0,
            Stop = [],
            Constraint = null,
        };
        return new(await submit(judging).ConfigureAwait(false), passage);
    }

    /// <summary>Sentences to choose from.</summary>
    /// <param name="Text">The document as the model reads it.</param>
    /// <param name="Weights">Tuned with the model.</param>
    /// <param name="Encoder">Makes the input.</param>
    /// <param name="MinTokens">Fewest tokens of the output, as far as there are sentences.</param>
    /// <param name="MaxTokens">Most tokens of the output.</param>
    /// <param name="Stop">Texts that end the output.</param>
    /// <param name="Lines">Whether each sentence of the output is an entry of a list.</param>
    internal sealed record Passage(QuotableText Text, SentenceWeights Weights, PromptEncoder Encoder, int MinTokens, int MaxTokens, IReadOnlyList<string> Stop, bool Lines)
    {
        // A sentence beyond the last marker is the last choice.
        private const double Unmarked = -1e4;
        private const string Bullet = "- ";

        /// <summary>The model's tokenizer.</summary>
        public TextTokenizer Tokenizer => Encoder.Tokenizer;

        /// <summary>Sentences that have no marker, so that nothing is known of their worth.</summary>
        public int Unjudged => Text.Spans.Count - Judged;

        /// <summary>Whether the output may be that there is no answer.</summary>
        public bool MayRefuse => Encoder.Query is not null;

        private bool IsMarked => Weights.Markers.Count > 0;

        private int Judged => IsMarked ? Math.Min(Text.Spans.Count, Weights.Markers.Count) : Text.Spans.Count;

        /// <summary>The input with markers; null for a model that reads none.</summary>
        public IReadOnlyList<int>? Input() => IsMarked ? Encoder.EncodeMarked(Text, Weights.Markers) : null;

        /// <summary>Beginnings of the sentences or their markers, then the tokens that stand for lengths, and, last, the abstention if there is a question.</summary>
        public IReadOnlyList<IReadOnlyList<int>> Candidates()
        {
            var sentences = IsMarked ? Weights.Markers.Take(Judged).Select(marker => (IReadOnlyList<int>)[marker]) : Enumerable.Range(0, Text.Spans.Count).Select(span => Beginning(Tokenizer.Encode(Text[span])));
            IEnumerable<IReadOnlyList<int>> abstention = !MayRefuse ? [] : IsMarked ? [[Weights.Refusal]] : [Beginning(Tokenizer.Encode(Abstention))];
            return [.. sentences, .. Weights.Lengths.Select(length => new[] { length.Token }), .. abstention];
        }

        /// <summary>Ranks the sentences by the scores of <see cref="Candidates"/>.</summary>
        public RankedSentences Rank(IReadOnlyList<double> scores) => new(
            Text,
            Weights,
            [.. scores.Take(Judged), .. Enumerable.Repeat(Unmarked, Unjudged)],
            [.. scores.Skip(Judged).Take(Weights.Lengths.Count)],
            MayRefuse ? scores[^1] : null,
            Encoder.Query);

        /// <summary>Most tokens that a sentence takes with what introduces it, wherever it comes in the output.</summary>
        public int TokensOf(int span) => Text.WithLeadIns([span]).Sum(piece => Math.Max(Encode(piece.Span, ""), Math.Max(Encode(piece.Span, " "), Lines ? Encode(piece.Span, "\n" + Bullet) : 0)));

        /// <summary>Token ids of an output of these sentences, or of the abstention for none.</summary>
        public IReadOnlyList<int> IdsOf(IReadOnlyList<int> chosen)
        {
            if (chosen.Count == 0)
            {
                return Tokenizer.Encode(Abstention);
            }

            var ids = new List<int>();
            var introduced = false;
            foreach (var (span, isLeadIn) in Text.WithLeadIns(chosen))
            {
                var before = ids.Count == 0 ? "" : Lines && !introduced ? "\n" : " ";
                ids.AddRange(Tokenizer.Encode(before + (Lines && !introduced ? Bullet : "") + Text.OnOneLine(span)));
                introduced = isLeadIn;
            }

            return ids;
        }

        private int Encode(TextSpan span, string before) => Tokenizer.Encode(before + Text.OnOneLine(span)).Count;

        private IReadOnlyList<int> Beginning(IReadOnlyList<int> ids) => [.. ids.Take(Weights.OpeningTokens)];
    }
}

using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
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
    /// <param name="weights">What the bundle says for the task.</param>
    /// <param name="tokenizer">The model's tokenizer.</param>
    /// <param name="question">What the output answers; null for a summary.</param>
    public static Passage? PassageOf(
        GenerationRequest pass, QuotableText text, Extractiveness level, SentenceWeights? weights, TextTokenizer tokenizer, string? question = null) =>
        weights is not null && level is (Extractiveness.High or Extractiveness.Auto) && text.Spans.Count > 0
        && pass is { Beams: null, Sampling: { Temperature: 0, RepetitionPenalty: 1 } }
            ? new Passage(text, weights!, tokenizer, question, pass.MinTokens, pass.MaxTokens, pass.Stop)
            : null;

    /// <summary>Judges the sentences of a text.</summary>
    /// <param name="passage">What to choose from.</param>
    /// <param name="pass">Input and limits.</param>
    /// <param name="submit">Hands the request to the engine.</param>
    public static async Task<QuotedGeneration> StartAsync(Passage passage, GenerationRequest pass, Func<GenerationRequest, Task<Generation>> submit) =>
        new(await submit(pass with { Openings = passage.Openings(), MaxTokens = passage.Weights.OpeningTokens, MinTokens = 0, Stop = [], Constraint = null }), passage);

    /// <summary>Sentences to choose from.</summary>
    /// <param name="Text">The document as the model reads it.</param>
    /// <param name="Weights">Tuned with the model.</param>
    /// <param name="Tokenizer">The model's tokenizer.</param>
    /// <param name="Question">What the output answers; null for a summary.</param>
    /// <param name="MinTokens">Fewest tokens of the output, as far as there are sentences.</param>
    /// <param name="MaxTokens">Most tokens of the output.</param>
    /// <param name="Stop">Texts that end the output.</param>
    internal sealed record Passage(
        QuotableText Text, SentenceWeights Weights, TextTokenizer Tokenizer, string? Question, int MinTokens, int MaxTokens, IReadOnlyList<string> Stop)
    {
        private readonly IReadOnlyList<int>[] _ids = [.. Enumerable.Range(0, Text.Spans.Count).Select(span => Tokenizer.Encode(Text[span]))];

        /// <summary>Whether the output may be that there is no answer.</summary>
        public bool MayRefuse => Question is not null;

        /// <summary>Beginnings of the sentences, then the tokens that stand for lengths, and, last, the abstention if there is a question.</summary>
        public IReadOnlyList<IReadOnlyList<int>> Openings()
        {
            var lengths = Weights.Lengths.Select(length => new[] { length.Token });
            IEnumerable<IReadOnlyList<int>> all = [.. _ids, .. lengths, .. MayRefuse ? [Tokenizer.Encode(Abstention)] : Array.Empty<IReadOnlyList<int>>()];
            return [.. all.Select(ids => ids.Take(Weights.OpeningTokens).ToArray())];
        }

        /// <summary>Ranks the sentences by the scores of <see cref="Openings"/>.</summary>
        public RankedSentences Rank(IReadOnlyList<double> scores) => new(
            Text, Weights, [.. scores.Take(_ids.Length)], [.. scores.Skip(_ids.Length).Take(Weights.Lengths.Count)], MayRefuse ? scores[^1] : null, Question);

        /// <summary>Most tokens that a sentence takes, wherever it comes in the output.</summary>
        public int TokensOf(int span) => Math.Max(_ids[span].Count, Later(span).Count);

        /// <summary>Token ids of an output of these sentences, or of the abstention for none.</summary>
        public IReadOnlyList<int> IdsOf(IReadOnlyList<int> chosen) =>
            chosen.Count == 0 ? Tokenizer.Encode(Abstention) : [.. _ids[chosen[0]], .. chosen.Skip(1).SelectMany(Later)];

        private IReadOnlyList<int> Later(int span) => Tokenizer.Encode(" " + Text[span]);
    }
}

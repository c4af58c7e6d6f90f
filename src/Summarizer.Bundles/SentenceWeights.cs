using System.Text.Json;

namespace Summarizer.Bundles;

/// <summary>A token that no text contains, which stands for a length of the output.</summary>
/// <param name="Token">Its id.</param>
/// <param name="Words">Words of an output of that length.</param>
public sealed record LengthToken(int Token, double Words);

/// <summary>
/// How the sentences of a document are weighed against each other when an output is made of them, tuned with the model. A sentence is worth
/// the log-probability that the output begins with it, or with its marker, plus the terms below; how many are taken follows from the length
/// of the document and from how evenly their worth is spread.
/// </summary>
public sealed record SentenceWeights
{
    /// <summary>Tokens of a sentence by which the model judges it; without a meaning where sentences have <see cref="Markers"/>.</summary>
    public int OpeningTokens { get; init; }

    // Generated readers set what a file does not name to null.
    /// <summary>
    /// Tokens that no text contains, which stand before the sentences that the model reads, the first before the first. It names a sentence
    /// by its marker; empty for a model that was not trained to.
    /// </summary>
    public IReadOnlyList<int> Markers { get; init => field = value ?? []; } = [];

    /// <summary>With <see cref="Markers"/>, the token by which the model says that no sentence answers.</summary>
    public int Refusal { get; init; }

    /// <summary>Factor of the log-probability.</summary>
    public double Model { get; init; } = 1;

    /// <summary>Taken off for each unit of ln(1 + sentences before it).</summary>
    public double Lead { get; init; }

    /// <summary>
    /// Added for each unit of centrality: the mean over its longer words of the logarithm of how many sentences hold the word.
    /// </summary>
    public double Central { get; init; }

    /// <summary>
    /// Added for each unit of what the sentence has of the question: its BM25 score over the one of a usual sentence that holds every word
    /// once, 0 to about 1.
    /// </summary>
    public double Lexical { get; init; }

    /// <summary>
    /// Added for a sentence that ends with a full stop or an exclamation mark, as headings, list entries and questions do not.
    /// </summary>
    public double Prose { get; init; }

    /// <summary>Added to the log-probability of "No answer.".</summary>
    public double NoAnswer { get; init; }

    /// <summary>Natural logarithm of the words of an output for a document of one word whose worth lies in one sentence.</summary>
    public double LengthBase { get; init; }

    /// <summary>Power of the document's words in the words of an output.</summary>
    public double LengthDocument { get; init; }

    /// <summary>Power of the perplexity of the sentences' shares in the words of an output.</summary>
    public double LengthSpread { get; init; }

    /// <summary>Power of the words that the model itself expects, by <see cref="Lengths"/>.</summary>
    public double LengthModel { get; init; }

    /// <summary>Tokens by which the model says how long an output should be; empty for a model that was not trained to.</summary>
    public IReadOnlyList<LengthToken> Lengths { get; init => field = value ?? []; } = [];

    /// <summary>Reads the JSON object that a manifest, or the prompts of a checkpoint, hold.</summary>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static SentenceWeights Read(string json) =>
        JsonSerializer.Deserialize(json, BundleJson.Default.SentenceWeights) ?? throw new JsonException("It is null.");
}

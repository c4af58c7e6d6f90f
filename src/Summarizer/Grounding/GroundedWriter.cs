using Summarizer.Engine.Hosting;

namespace Summarizer.Grounding;

/// <summary>Makes the constraints of one model's requests; holds the index over its vocabulary.</summary>
internal sealed class GroundedWriter(InferenceEngine engine, int mediumSpanTokens)
{
    private readonly Lazy<VocabularyTrie> _trie = new(() => new VocabularyTrie(engine.Tokenizer!));

    /// <summary>Constraint for an output that quotes some documents; null when it may be free.</summary>
    /// <param name="documents">Texts.</param>
    /// <param name="spans">Sentences of each.</param>
    /// <param name="extractiveness">How closely the output must follow them; <see cref="Extractiveness.Auto"/> is high.</param>
    public GroundedConstraint? Constrain(IReadOnlyList<string> documents, IReadOnlyList<IReadOnlyList<TextSpan>> spans, Extractiveness extractiveness)
    {
        if (extractiveness == Extractiveness.Low)
        {
            return null;
        }

        var medium = extractiveness == Extractiveness.Medium;
        var source = new GroundingSource(documents, medium ? [.. documents.Select((d, i) => WordSpans.Of(d, spans[i]))] : spans);
        var rules = medium ? new GroundingRules(mediumSpanTokens) : GroundingRules.WholeSentences;
        return new GroundedConstraint(new GroundingIndex(_trie.Value, source, rules), engine.Model.Tokens.End);
    }
}

using Summarizer.Engine.Requests;

namespace Summarizer.Quoting;

/// <summary>An output made of whole sentences, which are known once the model has judged all of them; then they come one by one.</summary>
internal sealed class QuotedGeneration : Generation
{
    // A question is refused when its abstention is likelier than all sentences together.
    private const double Refusal = 0.5;

    private readonly Generation _judged;
    private readonly SentenceQuoter.Passage _passage;
    private readonly Task<RankedSentences> _ranked;
    private readonly Task<GenerationResult> _result;
    private IReadOnlyList<int> _chosen = [];

    /// <param name="judged">The judgement of the openings of a passage, while it goes on.</param>
    /// <param name="passage">The passage.</param>
    public QuotedGeneration(Generation judged, SentenceQuoter.Passage passage)
    {
        (_judged, _passage) = (judged, passage);
        _ranked = RankAsync();
        _result = WriteAsync();
    }

    /// <inheritdoc/>
    public override Task InputRead => _judged.InputRead;

    /// <inheritdoc/>
    public override Task<GenerationResult> Result => _result;

    /// <summary>What the model thinks of the sentences.</summary>
    public Task<RankedSentences> Ranked => _ranked;

    /// <summary>What the finished output took from the text; a sentence that was cut to the limit only as far as it goes.</summary>
    public IReadOnlyList<string> Quotations { get; private set; } = [];

    /// <inheritdoc/>
    public override async IAsyncEnumerator<GeneratedToken> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var result = await _result.WaitAsync(cancellationToken);
        var pieces = _chosen.Count == 0 ? [result.Text!] : _passage.Pieces(_chosen);
        foreach (var piece in pieces)
        {
            yield return new GeneratedToken(result.OutputIds[^1], piece, result.Timings.Total);
        }
    }

    private async Task<RankedSentences> RankAsync() => _passage.Rank((await _judged.Result).OpeningScores);

    private async Task<GenerationResult> WriteAsync()
    {
        var ranked = await _ranked;
        _chosen = ranked.NoAnswer >= Refusal ? [] : ranked.Choose(_passage.TokensOf, _passage.MinTokens, _passage.MaxTokens);
        Quotations = _passage.Quotations(_chosen);
        return _passage.Write(_chosen, await _judged.Result);
    }
}

using Summarizer.Engine.Requests;

namespace Summarizer.Quoting;

/// <summary>An output made of whole sentences, which are known once the model has judged all of them; then its tokens come all at once.</summary>
internal sealed class QuotedGeneration : Generation
{
    // A question is refused when its abstention is likelier than all sentences together.
    private const double Refusal = 0.5;

    private readonly Generation _judged;
    private readonly SentenceQuoter.Passage _passage;
    private readonly Task<RankedSentences> _ranked;
    private readonly Task<GenerationResult> _result;
    private QuotedOutput? _output;

    /// <param name="judged">The judgement of the candidates of a passage, while it goes on.</param>
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

    /// <summary>What the finished output took from the text.</summary>
    public IReadOnlyList<string> Quotations => _output?.Quotations ?? [];

    /// <summary>Whether not even one sentence fitted, so that the finished output is a part of one.</summary>
    public bool CutsSentence => _output?.CutsSentence ?? false;

    /// <inheritdoc/>
    public override async IAsyncEnumerator<GeneratedToken> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var result = await _result.WaitAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (id, text) in _output!.Tokens)
        {
            yield return new GeneratedToken(id, text, result.Timings.Total);
        }
    }

    private async Task<RankedSentences> RankAsync() => _passage.Rank((await _judged.Result.ConfigureAwait(false)).CandidateScores);

    private async Task<GenerationResult> WriteAsync()
    {
        var ranked = await _ranked.ConfigureAwait(false);
        _output = new QuotedOutput(_passage, ranked.NoAnswer >= Refusal ? [] : ranked.Choose(_passage.TokensOf, _passage.MinTokens, _passage.MaxTokens));
        return _output.ToResult(await _judged.Result.ConfigureAwait(false));
    }
}

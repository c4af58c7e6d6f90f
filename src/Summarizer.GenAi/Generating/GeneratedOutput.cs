using System.Diagnostics;
using Summarizer.Bundles;
using Summarizer.Engine.Decoding;
using Summarizer.Engine.Requests;

namespace Summarizer.GenAi.Generating;

/// <summary>What the generator wrote for one request. The generator chooses; this keeps the tokens and knows when the request has what it asked for.</summary>
/// <param name="request">Checked request.</param>
/// <param name="model">Start and end ids.</param>
internal sealed class GeneratedOutput(GenerationRequest request, BundleManifest model) : Search
{
    private readonly int[] _end = [.. model.Tokens.End];
    private readonly List<int> _written = new(request.MaxTokens);
    private IReadOnlyList<BeamHypothesis> _beams = [];
    private FinishReason? _finished;
    private int? _endToken;
    private int[] _output = [];

    /// <summary>What was asked for.</summary>
    public GenerationRequest Request { get; } = request;

    /// <summary>Whether tokens are drawn.</summary>
    public bool IsSampled => Request.Sampling.Temperature > 0;

    /// <summary>Tokens that the decoder reads first.</summary>
    public override int PromptLength { get; } = model.Encoder is null ? request.InputIds.Count : 1;

    /// <inheritdoc/>
    public override int Rows => Request.Beams?.Count ?? 1;

    /// <inheritdoc/>
    public override int Length => PromptLength + _written.Count;

    /// <inheritdoc/>
    public override ReadOnlySpan<RowFork> Forks => [];

    /// <inheritdoc/>
    public override FinishReason? Finished => _finished;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Output => Request.Beams is null ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_written) : _output;

    /// <inheritdoc/>
    public override int? EndToken => _endToken;

    /// <inheritdoc/>
    public override IReadOnlyList<BeamHypothesis> Hypotheses => _beams;

    /// <summary>The generator chose a token. The last possible one may be fixed, and then it does not matter what was chosen.</summary>
    public void Append(int token)
    {
        var forced = _written.Count == Request.MaxTokens - 1 ? model.Generation.LastToken : null;
        token = forced ?? token;
        if (_end.AsSpan().Contains(token))
        {
            // A forced end says nothing about the text, which may stop in the middle.
            (_endToken, _finished) = (token, forced is null ? FinishReason.Stop : FinishReason.Length);
            return;
        }

        _written.Add(token);
        _finished = _written.Count == Request.MaxTokens ? FinishReason.Length : null;
    }

    /// <summary>The generator is done with its beams.</summary>
    /// <param name="sequences">All beams, best first, prompts included.</param>
    public void Finish(IReadOnlyList<int[]> sequences)
    {
        _beams = [.. sequences.Select(Hypothesis)];
        _output = [.. _beams[0].OutputIds];
        _endToken = _beams[0].EndToken;
        _finished = _output.Length < Request.MaxTokens ? FinishReason.Stop : FinishReason.Length;
    }

    /// <inheritdoc/>
    public override int NextInput(int row) => throw new UnreachableException("The generator reads its own tokens.");

    /// <inheritdoc/>
    public override void Score(int row, Span<float> logits) => throw new UnreachableException("The generator chooses the tokens.");

    /// <inheritdoc/>
    public override void Advance() => throw new UnreachableException("The generator chooses the tokens.");

    // The sequences are filled with padding after their end.
    private BeamHypothesis Hypothesis(int[] sequence)
    {
        var written = sequence[PromptLength..];
        var end = Array.FindIndex(written, id => _end.Contains(id));
        return end < 0 ? new(written, null) : new(written[..end], null, written[end]);
    }
}

using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Summarizer.Engine.Sessions;

/// <summary>Small inputs of a run that reads several tokens of one row, reserved once; and the scores of all of them, reserved when first wanted.</summary>
/// <param name="mostTokens">Most tokens of a run.</param>
/// <param name="vocabulary">Scores per token.</param>
internal sealed class RowBuffers(int mostTokens, int vocabulary) : IDisposable
{
    private readonly NativeBuffer _ids = new((long)mostTokens * sizeof(long));
    private readonly NativeBuffer _lengths = new(2 * sizeof(long));
    private NativeBuffer? _logits;

    /// <summary>Sets the inputs of a run.</summary>
    /// <param name="tokens">Tokens to read.</param>
    /// <param name="length">Decoder tokens including these.</param>
    /// <param name="inputLength">Input tokens.</param>
    public void Set(ReadOnlySpan<int> tokens, int length, int inputLength)
    {
        var ids = _ids.Span<long>(0, tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            ids[i] = tokens[i];
        }

        _lengths.Span<long>(0, 2)[0] = length;
        _lengths.Span<long>(0, 2)[1] = inputLength;
    }

    /// <summary>Token ids, [1, tokens].</summary>
    public OrtValue Ids(int tokens) => _ids.Tensor(TensorElementType.Int64, 1, tokens);

    /// <summary>Decoder tokens, [1, 1].</summary>
    public OrtValue Length() => _lengths.Tensor(TensorElementType.Int64, 1, 1);

    /// <summary>Input tokens, [1, 1].</summary>
    public OrtValue InputLength() => _lengths.TensorAt(sizeof(long), TensorElementType.Int64, 1, 1);

    /// <summary>Scores of some of the tokens, [1, tokens, vocabulary].</summary>
    /// <param name="first">First of them.</param>
    /// <param name="tokens">How many.</param>
    public OrtValue Logits(int first, int tokens) =>
        Reserved().TensorAt((long)first * vocabulary * sizeof(float), TensorElementType.Float, 1, tokens, vocabulary);

    /// <summary>Scores of the first tokens, [tokens, vocabulary].</summary>
    public Span<float> LogitsOf(int tokens) => Reserved().Span<float>(0, tokens * vocabulary);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ids.Dispose();
        _lengths.Dispose();
        _logits?.Dispose();
    }

    private NativeBuffer Reserved() => _logits ??= new NativeBuffer((long)mostTokens * vocabulary * sizeof(float));
}

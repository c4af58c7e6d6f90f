using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Summarizer.Engine.Sessions;

/// <summary>
/// Small inputs of a run that reads several tokens of one row, reserved once; and the scores of all of them, reserved when first wanted.
/// </summary>
/// <param name="mostTokens">Most tokens of a run.</param>
/// <param name="mostScored">Most tokens of a run in which all are scored.</param>
/// <param name="vocabulary">Scores per token.</param>
internal sealed class RowBuffers(int mostTokens, int mostScored, int vocabulary) : IDisposable
{
    private readonly NativeBuffer _ids = new((long)mostTokens * sizeof(long));
    private readonly NativeBuffer _numbers = new(3 * sizeof(long));
    private NativeBuffer? _logits;

    /// <summary>Sets the inputs of a run.</summary>
    /// <param name="tokens">Tokens to read.</param>
    /// <param name="length">Decoder tokens including these.</param>
    /// <param name="inputLength">Input tokens, where an encoder has read them.</param>
    /// <param name="kept">How many of the last tokens are scored, where the graph lets one choose; 0 for all.</param>
    public void Set(ReadOnlySpan<int> tokens, int length, int inputLength, int kept)
    {
        var ids = _ids.Span<long>(0, tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            ids[i] = tokens[i];
        }

        (Number(0), Number(1), Number(2)) = (length, inputLength, kept);
    }

    /// <summary>Token ids, [1, tokens].</summary>
    public OrtValue Ids(int tokens) => _ids.Tensor(TensorElementType.Int64, 1, tokens);

    /// <summary>Decoder tokens, [1, 1].</summary>
    public OrtValue Length() => _numbers.Tensor(TensorElementType.Int64, 1, 1);

    /// <summary>Input tokens, [1, 1].</summary>
    public OrtValue InputLength() => _numbers.TensorAt(sizeof(long), TensorElementType.Int64, 1, 1);

    /// <summary>Tokens that are scored, [1].</summary>
    public OrtValue Kept() => _numbers.TensorAt(2 * sizeof(long), TensorElementType.Int64, 1);

    /// <summary>Scores of some of the tokens, [1, tokens, vocabulary].</summary>
    /// <param name="first">First of them.</param>
    /// <param name="tokens">How many.</param>
    public OrtValue Logits(int first, int tokens) =>
        Reserved().TensorAt((long)first * vocabulary * sizeof(float), TensorElementType.Float, 1, tokens, vocabulary);

    /// <summary>Scores of the first tokens, [tokens, vocabulary].</summary>
    public Span<float> LogitsOf(int tokens) => Reserved().Span<float>(0, tokens * vocabulary);

    /// <summary>Scores of one token, [vocabulary].</summary>
    public Span<float> LogitsAt(int token) => Reserved().Span<float>((long)token * vocabulary * sizeof(float), vocabulary);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ids.Dispose();
        _numbers.Dispose();
        _logits?.Dispose();
    }

    private ref long Number(int index) => ref _numbers.Span<long>(0, 3)[index];

    private NativeBuffer Reserved() => _logits ??= new NativeBuffer((long)mostScored * vocabulary * sizeof(float));
}

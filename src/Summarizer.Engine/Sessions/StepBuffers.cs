using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Summarizer.Engine.Sessions;

/// <summary>Small inputs and the scores of one decoder step for all slots, reserved once.</summary>
internal sealed class StepBuffers : IDisposable
{
    private readonly int _slots;
    private readonly int _vocabulary;
    private readonly NativeBuffer _ids;
    private readonly NativeBuffer _lengths;
    private readonly NativeBuffer _inputLengths;
    private readonly NativeBuffer _logits;

    /// <summary>Reserves the memory.</summary>
    /// <param name="slots">Most rows of a step.</param>
    /// <param name="vocabulary">Scores per row.</param>
    public StepBuffers(int slots, int vocabulary)
    {
        _slots = slots;
        _vocabulary = vocabulary;
        _ids = new NativeBuffer((long)slots * sizeof(long));
        _lengths = new NativeBuffer((long)slots * sizeof(long));
        _inputLengths = new NativeBuffer((long)slots * sizeof(long));
        _logits = new NativeBuffer((long)slots * vocabulary * sizeof(float));
    }

    /// <summary>Sets the inputs of one row.</summary>
    /// <param name="row">Slot.</param>
    /// <param name="token">Token to read, at position <paramref name="length"/> - 1.</param>
    /// <param name="length">Decoder tokens including this one.</param>
    /// <param name="inputLength">Input tokens.</param>
    public void Set(int row, int token, int length, int inputLength)
    {
        _ids.Span<long>(0, _slots)[row] = token;
        _lengths.Span<long>(0, _slots)[row] = length;
        _inputLengths.Span<long>(0, _slots)[row] = inputLength;
    }

    /// <summary>Scores of one row, [vocabulary]; valid until the next step.</summary>
    public Span<float> LogitsOf(int row) => _logits.Span<float>((long)row * _vocabulary * sizeof(float), _vocabulary);

    /// <summary>Scores of one row as a tensor, [1, 1, vocabulary]; the caller disposes it.</summary>
    public OrtValue LogitsTensorOf(int row) => _logits.TensorAt((long)row * _vocabulary * sizeof(float), TensorElementType.Float, 1, 1, _vocabulary);

    /// <summary>Token ids, [rows, 1].</summary>
    public OrtValue Ids(int rows) => _ids.Tensor(TensorElementType.Int64, rows, 1);

    /// <summary>
    /// The decoder's mask. Only its row sums matter to the graph, so one column that holds the length says it all: [rows, 1].
    /// </summary>
    public OrtValue Lengths(int rows) => _lengths.Tensor(TensorElementType.Int64, rows, 1);

    /// <summary>The encoder's mask, likewise: [rows, 1].</summary>
    public OrtValue InputLengths(int rows) => _inputLengths.Tensor(TensorElementType.Int64, rows, 1);

    /// <summary>Scores, [rows, 1, vocabulary].</summary>
    public OrtValue Logits(int rows) => _logits.Tensor(TensorElementType.Float, rows, 1, _vocabulary);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ids.Dispose();
        _lengths.Dispose();
        _inputLengths.Dispose();
        _logits.Dispose();
    }
}

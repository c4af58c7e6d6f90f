using Microsoft.ML.OnnxRuntime;
using Summarizer.OnnxRuntime;
using Summarizer.Bundles;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>The graphs of a bundle folder in plain ONNX Runtime sessions, driven by the names and shapes of <see cref="GraphNames"/> alone.</summary>
internal sealed class ExportedModel : IDisposable
{
    private readonly string _folder;
    private readonly Lazy<InferenceSession> _encoder;
    private readonly Lazy<InferenceSession> _decoder;

    public ExportedModel(string folder)
    {
        _folder = folder;
        _encoder = new(() => Open(Bundle.EncoderGraph));
        _decoder = new(() => Open(Bundle.DecoderGraph));
    }

    public InferenceSession Encoder => _encoder.Value;

    public InferenceSession Decoder => _decoder.Value;

    /// <summary>Runs the encoder on rows padded to the longest with the given id.</summary>
    public EncodedRows Encode(params long[][] rows) => Encode(rows.Max(r => r.Length), 0, rows);

    public EncodedRows Encode(int width, long pad, params long[][] rows)
    {
        using var ids = OrtValue.CreateTensorValueFromMemory(rows.SelectMany(r => r.Concat(Enumerable.Repeat(pad, width - r.Length))).ToArray(), [rows.Length, width]);
        using var mask = OrtValue.CreateTensorValueFromMemory(Mask(width, rows), [rows.Length, width]);
        using var options = new RunOptions();
        var outputs = Encoder.Run(options, [GraphNames.InputIds, GraphNames.AttentionMask], [ids, mask], Encoder.OutputNames);
        return new EncodedRows(Encoder.OutputNames.Zip(outputs).ToDictionary(p => p.First, p => p.Second), [.. rows.Select(r => r.Length)]);
    }

    public DecoderRun Start(EncodedRows encoded, int capacity) => new(Decoder, encoded, capacity);

    public void Dispose()
    {
        if (_encoder.IsValueCreated)
        {
            Encoder.Dispose();
        }

        if (_decoder.IsValueCreated)
        {
            Decoder.Dispose();
        }
    }

    public static Tensor Copy(OrtValue value) =>
        new([.. value.GetTensorTypeAndShape().Shape.Select(d => (int)d)], value.GetTensorDataAsSpan<float>().ToArray());

    private static long[] Mask(int width, long[][] rows) => [.. rows.SelectMany(r => Enumerable.Range(0, width).Select(i => i < r.Length ? 1L : 0L))];

    private InferenceSession Open(string graph)
    {
        using var options = SessionDefaults.Create(threads: 1);
        return new InferenceSession(Path.Combine(_folder, graph), options);
    }
}

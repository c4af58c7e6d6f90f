using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.OnnxRuntime;
using Summarizer.Pointer.Bundles;
using Summarizer.Pointer.Features;

namespace Summarizer.Pointer.Running;

/// <summary>
/// A pointer network over sentences (Vinyals et al. 2015, arXiv:1506.03134): an encoder that reads the vectors and features of all sentences, and a decoder that names one after another.
/// Safe to use from several threads.
/// </summary>
public sealed class PointerModel : IDisposable
{
    private static readonly string[] EncoderInputs = ["vectors", "features"];
    private static readonly string[] EncoderOutputs = ["memory", "scores", "length"];
    private static readonly string[] DecoderInputs = ["memory", "chosen", "wish"];
    private static readonly string[] DecoderOutputs = ["logits"];
    private readonly InferenceSession _encoder;
    private readonly InferenceSession _decoder;

    private PointerModel(PointerBundle bundle)
    {
        Manifest = bundle.Manifest;
        _encoder = Load(bundle, Bundle.EncoderGraph);
        _decoder = Load(bundle, Bundle.DecoderGraph);
    }

    /// <summary>What the bundle says of the model.</summary>
    public PointerManifest Manifest { get; }

    /// <summary>Loads the model and checks its files.</summary>
    /// <exception cref="BundleException">The bundle cannot be used.</exception>
    public static PointerModel Load(string folder) => new(PointerBundle.Open(folder));

    /// <summary>Reads a document; one of more sentences than the model reads at once in equal stretches.</summary>
    /// <param name="vectors">A vector of unit length, or zero, for every sentence; at least one.</param>
    /// <param name="features">Their <see cref="SentenceFeatures"/>.</param>
    public DocumentStates Encode(IReadOnlyList<float[]> vectors, float[] features)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(features);
        var stretches = (vectors.Count + Manifest.Sentences - 1) / Manifest.Sentences;
        var memory = new float[vectors.Count * Manifest.Width];
        var (value, telling) = (new float[vectors.Count], new float[vectors.Count]);
        var words = 0.0;
        for (var stretch = 0; stretch < stretches; stretch++)
        {
            var (first, end) = (vectors.Count * stretch / stretches, vectors.Count * (stretch + 1) / stretches);
            words += Encode(vectors, features, first, end, memory, value, telling) / stretches;
        }

        return new(memory, value, telling, Math.Exp(words));
    }

    /// <summary>Scores [sentences + 1] of every sentence as the next one, and of the end.</summary>
    /// <param name="document">What was read.</param>
    /// <param name="chosen">Sentences that were chosen before, in that order.</param>
    /// <param name="words">Words that the summary should have; null to leave that to the model.</param>
    public float[] Next(DocumentStates document, IReadOnlyList<int> chosen, double? words)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var memory = OrtValue.CreateTensorValueFromMemory(document.Memory, [1, document.Count, Manifest.Width]);
        using var before = OrtValue.CreateTensorValueFromMemory(chosen.Select(i => (long)i).ToArray(), [chosen.Count]);
        using var wish = OrtValue.CreateTensorValueFromMemory(words is { } w ? [(float)Math.Log(Math.Max(3, w)) / 5, 1f] : new float[2], [1, 2]);
        using var options = new RunOptions();
        using var outputs = _decoder.Run(options, DecoderInputs, [memory, before, wish], DecoderOutputs);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
    }

    private double Encode(IReadOnlyList<float[]> vectors, float[] features, int first, int end, float[] memory, float[] value, float[] telling)
    {
        var count = end - first;
        var rows = new float[count * Manifest.Vector];
        var known = new float[count * (SentenceFeatures.Count + 1)];
        for (var i = 0; i < count; i++)
        {
            vectors[first + i].CopyTo(rows, i * Manifest.Vector);
            features.AsSpan((first + i) * SentenceFeatures.Count, SentenceFeatures.Count).CopyTo(known.AsSpan(i * (SentenceFeatures.Count + 1)));

            // The last number says that places are known; training leaves them out now and then.
            known[(i * (SentenceFeatures.Count + 1)) + SentenceFeatures.Count] = 1;
        }

        using var v = OrtValue.CreateTensorValueFromMemory(rows, [1, count, Manifest.Vector]);
        using var f = OrtValue.CreateTensorValueFromMemory(known, [1, count, SentenceFeatures.Count + 1]);
        using var options = new RunOptions();
        using var outputs = _encoder.Run(options, EncoderInputs, [v, f], EncoderOutputs);
        outputs[0].GetTensorDataAsSpan<float>().CopyTo(memory.AsSpan(first * Manifest.Width));
        var scores = outputs[1].GetTensorDataAsSpan<float>();
        for (var i = 0; i < count; i++)
        {
            (value[first + i], telling[first + i]) = (scores[2 * i], scores[(2 * i) + 1]);
        }

        return outputs[2].GetTensorDataAsSpan<float>()[0];
    }

    private static InferenceSession Load(PointerBundle bundle, string file)
    {
        var path = Path.Combine(bundle.Folder, file);

        // The graphs are so small that one thread is the fastest.
        using var options = SessionDefaults.Create(threads: 1);
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new BundleException($"ONNX Runtime cannot load '{path}': {e.Message} Copy the bundle again.", e);
        }
    }
}

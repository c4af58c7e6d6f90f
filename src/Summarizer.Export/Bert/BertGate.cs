using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.Export.Gate;

namespace Summarizer.Export.Bert;

/// <summary>Compares the token states of a new graph with those of the model that it was made of.</summary>
internal static class BertGate
{
    // A broken scale or mask gives cosines below 0.5; 8 bits give 0.99 and more on a trained model.
    private const double LowestMean = 0.95;

    /// <summary>
    /// Compares on rows of different length, each read alone, since the range of 8-bit activations is that of a whole pass.
    /// </summary>
    /// <param name="model">The original ONNX file.</param>
    /// <param name="graph">Path of the new graph.</param>
    /// <param name="rows">Token ids.</param>
    /// <exception cref="ExportException">The graph is too far from the original.</exception>
    public static EmbeddingGate Run(byte[] model, string graph, IReadOnlyList<long[]> rows)
    {
        var (sum, lowest, tokens) = (0.0, 1.0, 0);
        using var original = GraphSession.Open(model);
        using var made = GraphSession.Open(graph);
        foreach (var row in rows)
        {
            var expected = States(original, row);
            using var actual = EncodedBatch.Run(made, row);
            var states = actual.States(0);
            var width = states.Length / row.Length;
            for (var t = 0; t < row.Length; t++)
            {
                var cosine = TensorPrimitives.CosineSimilarity(expected.AsSpan(t * width, width), states.AsSpan(t * width, width));
                (sum, lowest, tokens) = (sum + cosine, Math.Min(lowest, cosine), tokens + 1);
            }
        }

        var gate = new EmbeddingGate
        {
            Rows = rows.Count,
            Tokens = tokens,
            MeanCosine = sum / tokens,
            LowestCosine = lowest,
            Limit = LowestMean
        };

        // The comparison is false for NaN.
        return gate.MeanCosine >= LowestMean
            ? gate
            : throw new ExportException(
                $"The token states differ from the original's: their mean cosine is {gate.MeanCosine:0.####}, at least {LowestMean} is "
                + $"needed. Export with a higher precision.");
    }

    // One row without padding, of the first segment.
    private static float[] States(InferenceSession original, long[] row)
    {
        var inputs = new Dictionary<string, OrtValue>(StringComparer.Ordinal);
        try
        {
            foreach (var name in original.InputNames)
            {
                long[] values = name == GraphNames.InputIds ? row : [.. row.Select(_ => name == GraphNames.AttentionMask ? 1L : 0)];
                inputs[name] = OrtValue.CreateTensorValueFromMemory(values, [1, row.Length]);
            }

            using var options = new RunOptions();
            using var outputs = original.Run(options, inputs, [original.OutputNames[0]]);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            foreach (var input in inputs.Values)
            {
                input.Dispose();
            }
        }
    }
}

using Microsoft.ML.OnnxRuntime;
using Summarizer.OnnxRuntime.KnownAnswers;

namespace Summarizer.OnnxRuntime;

/// <summary>Compares what ONNX Runtime's quantized operators compute on this processor with integer arithmetic.</summary>
/// <remarks>
/// ONNX Runtime chooses its kernels by processor. On x86 without VNNI the one for unsigned activations and signed weights adds pairs of products in 16 bits, saturating: wrong
/// results, and no word of it. The check takes a few milliseconds.
/// </remarks>
public static class KernelCheck
{
    // Right kernels may quantize activations in slightly different ways, within half a level of 255. Saturation halves a sum.
    private const double Tolerance = 0.01;

    /// <summary>Names the operators that compute something wrong in sessions with these settings; empty if all are right.</summary>
    /// <param name="options">Settings; the caller's.</param>
    public static IReadOnlyList<string> FindWrong(SessionOptions options)
    {
        var (model, weights) = QuantizedOperators.Create();
        using var session = new InferenceSession(model, options);
        return FindWrong(weights, batch => Run(session, batch));
    }

    /// <summary>Refuses settings with which an operator computes something wrong.</summary>
    /// <param name="options">Settings; the caller's.</param>
    /// <exception cref="WrongKernelException">At least one does.</exception>
    public static void Verify(SessionOptions options)
    {
        var wrong = FindWrong(options);
        if (wrong.Count > 0)
        {
            throw new WrongKernelException(wrong);
        }
    }

    /// <summary>The same for any way of computing.</summary>
    /// <param name="weights">Weights behind every output.</param>
    /// <param name="run">Takes a batch of rows, [rows, inputs]; gives every output, [rows, outputs].</param>
    internal static IReadOnlyList<string> FindWrong(
        IReadOnlyDictionary<string, ExtremeWeights> weights, Func<float[], IReadOnlyDictionary<string, float[]>> run)
    {
        var wrong = new HashSet<string>();
        foreach (var batch in ExtremeRows.Batches)
        {
            var outputs = run(batch);
            wrong.UnionWith(weights.Where(w => !IsRight(w.Value, batch, outputs[w.Key])).Select(w => w.Key));
        }

        return [.. weights.Keys.Where(wrong.Contains)];
    }

    private static bool IsRight(ExtremeWeights weights, float[] batch, float[] output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            var row = batch.AsSpan(i / ExtremeWeights.Outputs * ExtremeWeights.Inputs, ExtremeWeights.Inputs);
            var wanted = weights.Product(i % ExtremeWeights.Outputs, row);

            // Also false for a result that is not a number.
            if (!(Math.Abs(output[i] - wanted) <= Tolerance * LargestProduct(weights)))
            {
                return false;
            }
        }

        return output.Length == batch.Length / ExtremeWeights.Inputs * ExtremeWeights.Outputs;
    }

    private static double LargestProduct(ExtremeWeights weights) => (double)ExtremeWeights.Inputs * sbyte.MaxValue * weights.Largest;

    private static Dictionary<string, float[]> Run(InferenceSession session, float[] batch)
    {
        using var rows = OrtValue.CreateTensorValueFromMemory(batch, [batch.Length / ExtremeWeights.Inputs, ExtremeWeights.Inputs]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, [OperatorModel.Input], [rows], session.OutputNames);
        return session.OutputNames.Zip(outputs).ToDictionary(o => o.First, o => o.Second.GetTensorDataAsSpan<float>().ToArray());
    }
}

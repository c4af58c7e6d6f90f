using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>Outputs of the encoder graph for a batch. Owns them.</summary>
internal sealed class EncodedRows(Dictionary<string, OrtValue> outputs, int[] lengths) : IDisposable
{
    public int[] Lengths => lengths;

    public OrtValue this[string name] => outputs[name];

    public Tensor HiddenStates => ExportedModel.Copy(outputs[GraphNames.EncoderHiddenStates]);

    public void Dispose()
    {
        foreach (var output in outputs.Values)
        {
            output.Dispose();
        }
    }
}

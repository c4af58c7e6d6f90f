using System.Buffers.Binary;
using Google.Protobuf;
using Summarizer.Bundles;
using Summarizer.Export.Onnx.Proto;

namespace Summarizer.Export.SingleFile;

/// <summary>
/// The graph of a decoder-only model for programs that know no <see cref="GraphNames.LogitsToKeep"/>: it scores the last token of a run only. Scores of a whole prompt are a matrix of tokens
/// times vocabulary, computed at the price of a third of a small model and thrown away; for 8,192 tokens of Gemma's vocabulary they take 8 GiB.
/// </summary>
internal static class LastScoreGraph
{
    /// <summary>Writes the graph beside the one that scores any number of tokens, and over the same weights.</summary>
    public static void Write(string folder)
    {
        ModelProto model;
        using (var stream = File.OpenRead(Path.Combine(folder, Bundle.DecoderGraph)))
        {
            model = ModelProto.Parser.ParseFrom(stream);
        }

        var one = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(one, 1);
        model.Graph.Initializer.Single(tensor => tensor.Name == GraphNames.LogitsToKeep).RawData = ByteString.CopyFrom(one);
        model.Graph.Input.Remove(model.Graph.Input.Single(input => input.Name == GraphNames.LogitsToKeep));

        // GenAI reads the shape, and then expects one score.
        var logits = model.Graph.Output.Single(output => output.Name == GraphNames.Logits).Type.TensorType.Shape.Dim;
        logits[1] = new TensorShapeProto.Types.Dimension { DimValue = 1 };
        using var output = File.Create(Path.Combine(folder, Bundle.GenAiGraph));
        model.WriteTo(output);
    }
}

using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>Final norm, output layer and final soft-cap: the scores of all tokens, always float32.</summary>
internal static class OutputLayer
{
    /// <param name="writer">Where to.</param>
    /// <param name="config">Tells whether the output layer is the embedding table.</param>
    /// <param name="stream">After the last layer.</param>
    /// <param name="names">Names of the stored tensors.</param>
    public static void Build(ModelWriter writer, ModelConfig config, ResidualStream stream, DecoderNames names)
    {
        var graph = writer.Graph;
        var hidden = config.Decoder.Hidden;

        // The division by the soft-cap rides on the gain of the norm.
        var cap = config.FinalLogitSoftCap;
        var x = stream.Norm(writer.Gain(names.At + "norm.weight", hidden, (float)(1 / (cap ?? 1))));
        x = config.Encoder is null ? LastTokens(graph, x) : x;
        var tensor = config.TieWordEmbeddings ? names.Table + "weight" : names.Head;
        var weight = writer.Weight(tensor, config.Vocabulary, hidden);
        var logits = Scores.SoftCap(graph, writer.Tables.Linear(graph, x, weight), cap);
        if (graph.FloatType != DataType.Float)
        {
            logits = graph.Cast(logits, DataType.Float);
        }

        graph.Output(logits, GraphNames.Logits, DataType.Float, "batch", "tokens", config.Vocabulary);
    }

    // Who reads a long prompt wants no scores but the last: those of all tokens would be a matrix of prompt times vocabulary.
    // Counted from the end as in transformers' argument of the same name, where 0 keeps all.
    private static Value LastTokens(GraphBuilder graph, Value x)
    {
        var start = graph.Sub(graph.Integers(0), graph.OptionalInput(GraphNames.LogitsToKeep, 0));
        return graph.Slice(x, start, graph.Integers(long.MaxValue), axis: 1);
    }
}

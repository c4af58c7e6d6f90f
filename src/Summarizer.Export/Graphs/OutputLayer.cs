using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>Final norm, output layer and final soft-cap: the scores of all tokens, always float32.</summary>
internal static class OutputLayer
{
    private const string LogitsBias = "final_logits_bias";

    /// <param name="writer">Where to.</param>
    /// <param name="config">Tells whether the output layer is the embedding table.</param>
    /// <param name="stream">After the last layer.</param>
    public static void Build(ModelWriter writer, ModelConfig config, ResidualStream stream)
    {
        var (graph, stack, names) = (writer.Graph, config.Decoder, config.Layout);
        var hidden = stack.Hidden;

        // The scale, and the division by the soft-cap, ride on the gain of the norm. Families without that norm have neither.
        var cap = config.FinalLogitSoftCap;
        var x = stack.Norm.AfterLayers ? stream.Norm(writer.Norm(names.Decoder + "norm", stack, hidden, (float)(config.OutputScale / (cap ?? 1)))) : stream.Current;
        x = config.Encoder is null ? LastTokens(graph, x) : x;
        var tensor = config.TieWordEmbeddings ? names.DecoderTable + "weight" : names.Head;
        var weight = writer.Weight(tensor, config.Vocabulary, hidden);
        var logits = SoftCap.Apply(graph, writer.Tables.Linear(graph, x, weight), cap);
        if (config.HasLogitsBias)
        {
            writer.Checkpoint.Require(LogitsBias, 1, config.Vocabulary);
            logits = graph.Add(logits, writer.Floats(writer.Checkpoint.ReadAll(LogitsBias)));
        }

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

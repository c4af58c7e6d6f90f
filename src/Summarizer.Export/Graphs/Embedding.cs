using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>From token ids to the input of the first layer.</summary>
internal static class Embedding
{
    /// <summary>Embeds ids [B,T] as x [B,T,hidden].</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="config">Gives the vocabulary and, in T5Gemma 2, the id that has a vector of its own, not scaled.</param>
    /// <param name="stack">Gives the width, the scale, and what is added to the table's rows.</param>
    /// <param name="ids">Token ids.</param>
    /// <param name="table">Prefix of the stored table.</param>
    /// <param name="at">Prefix of the stack.</param>
    /// <param name="positions">Positions of the ids, int64 [T] or [B,T]; asked for only if they matter.</param>
    public static Value Build(ModelWriter writer, ModelConfig config, StackConfig stack, Value ids, string table, string at, Func<Value> positions)
    {
        var graph = writer.Graph;
        var x = writer.Tables.Embed(graph, ids, writer.Weight(table + "weight", config.Vocabulary, stack.Hidden));
        x = stack.EmbeddingScale == 1 ? x : graph.Mul(x, graph.Float(stack.EmbeddingScale));
        if (config.EndOfImage is { } marker)
        {
            var own = writer.Floats(writer.Vector(table + "eoi_embedding", stack.Hidden, value => value));
            x = graph.Where(graph.Unsqueeze(graph.Equal(ids, graph.Integer(marker)), 2), own, x);
        }

        if (stack.LearnedPositions is { } learned)
        {
            x = graph.Add(x, Positions(writer, stack, learned, positions(), at + "embed_positions.weight"));
        }

        return stack.Norm.AfterEmbedding ? writer.Norm(at + "layernorm_embedding", stack, stack.Hidden).Apply(graph, x) : x;
    }

    // Padding may stand beyond the last row of the table; what it gets does not matter.
    private static Value Positions(ModelWriter writer, StackConfig stack, LearnedPositionsConfig learned, Value positions, string tensor)
    {
        var graph = writer.Graph;
        writer.Checkpoint.Require(tensor, learned.Rows, stack.Hidden);
        var table = graph.Weight(
            tensor, graph.FloatType, [learned.Rows, stack.Hidden], stream => FloatWeights.Write(stream, tensor, writer.Checkpoint.ReadAll(tensor), graph.FloatType));
        return graph.Gather(table, graph.Min(graph.Add(positions, graph.Integer(learned.Offset)), graph.Integer(learned.Rows - 1)));
    }
}

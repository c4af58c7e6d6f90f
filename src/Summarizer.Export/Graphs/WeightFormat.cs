using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>How the weights of linear layers are stored, and the operator that uses them in that form.</summary>
internal abstract class WeightFormat(WeightProgress progress)
{
    /// <summary>Told of every matrix that is written.</summary>
    protected WeightProgress Progress { get; } = progress;

    /// <summary>A linear layer: x [.., columns] to [.., rows].</summary>
    public abstract Value Linear(GraphBuilder graph, Value x, WeightMatrix weight);
}

/// <summary>A format that also serves embedding tables, and output layers tied to them.</summary>
internal abstract class TableFormat(WeightProgress progress) : WeightFormat(progress)
{
    /// <summary>Rows of an embedding table: ids [B,T] to [B,T,columns].</summary>
    public abstract Value Embed(GraphBuilder graph, Value ids, WeightMatrix table);
}

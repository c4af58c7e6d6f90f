using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Bert;

/// <summary>
/// Where the weights of a BERT encoder come from, by the names that its Hugging Face checkpoint has
/// (<c>encoder.layer.0.attention.self.query.weight</c>).
/// </summary>
internal abstract class BertTensors
{
    /// <summary>What the tensors are the weights of.</summary>
    public abstract BertConfig Config { get; }

    /// <summary>A linear layer or a table, [rows, columns] = [outputs, inputs].</summary>
    /// <exception cref="ExportException">It is missing or of another shape.</exception>
    public abstract WeightMatrix Matrix(string name, int rows, int columns);

    /// <summary>A bias or a gain, [length].</summary>
    /// <exception cref="ExportException">It is missing or of another length.</exception>
    public abstract float[] Vector(string name, int length);
}

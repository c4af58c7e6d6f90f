using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Joins the sublayers of a stack to its residual stream, with the norms where the stack has them.</summary>
internal sealed class Sublayers(ModelWriter writer, StackConfig stack, ResidualStream stream)
{
    /// <summary>Adds a sublayer.</summary>
    /// <param name="before">Name of the norm before it.</param>
    /// <param name="after">Name of the norm after it.</param>
    /// <param name="sublayer">x [B,T,H] to [B,T,H].</param>
    public void Add(string before, string after, Func<Value, Value> sublayer)
    {
        switch (stack.Norm.Placement)
        {
            case NormPlacement.Before:
                stream.Add(sublayer(stream.Norm(Norm(before))));
                break;
            case NormPlacement.Around:
                stream.Add(Norm(after).Apply(writer.Graph, sublayer(stream.Norm(Norm(before)))));
                break;
            case NormPlacement.After:
                stream.Add(sublayer(stream.Current));
                stream.Replace(Norm(after));
                break;
            default:
                throw new InvalidOperationException($"{stack.Norm.Placement} is no placement of norms.");
        }
    }

    private Normalization Norm(string name) => writer.Norm(name, stack, stack.Hidden);
}

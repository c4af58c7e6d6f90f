using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>The soft-cap of attention scores and of logits: cap * tanh(scores / cap).</summary>
internal static class SoftCap
{
    /// <summary>
    /// What the query weights are multiplied by: the usual scale and, where <see cref="Apply"/> follows, 1/cap. Folding it there saves two passes over the
    /// scores of every step.
    /// </summary>
    /// <param name="stack">Gives the scale and the cap.</param>
    /// <param name="capOutside">Whether <see cref="Apply"/> follows; a fused operator divides by the cap itself.</param>
    public static float QueryFactor(StackConfig stack, bool capOutside) =>
        (float)(Math.Pow(stack.QueryPreAttentionScalar, -0.5) / (capOutside ? stack.AttentionSoftCap ?? 1 : 1));

    /// <summary>cap * tanh(scores / cap), where the division has been done; the scores themselves without a cap.</summary>
    public static Value Apply(GraphBuilder graph, Value divided, double? cap) =>
        cap is { } c ? graph.Mul(graph.Tanh(divided), graph.Float(c)) : divided;
}

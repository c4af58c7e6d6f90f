using Summarizer.Export.Onnx;

namespace Summarizer.Export.Graphs;

/// <summary>Where the tokens of a step stand.</summary>
/// <param name="First">Position of the first token of the step in every row, int64 [B].</param>
/// <param name="All">Position of every token of the step, int64 [B,T].</param>
internal sealed record StepPositions(Value First, Value All)
{
    /// <param name="g">Graph to add to.</param>
    /// <param name="lengths">Where the rows stand after the step.</param>
    /// <param name="ids">Tokens of this step, [B,T].</param>
    public static StepPositions Build(GraphBuilder g, RowLengths lengths, Value ids)
    {
        var count = g.SizeOf(ids, 1);
        var first = g.Sub(lengths.Totals, count);
        return new StepPositions(first, g.Add(g.Unsqueeze(first, 1), g.Range(g.Integer(0), count, g.Integer(1))));
    }
}

using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>How many tokens every row of the batch has, read from a mask once for all layers.</summary>
internal sealed record RowLengths
{
    private RowLengths()
    {
    }

    /// <summary>Tokens of each row, int64 [B].</summary>
    public required Value Totals { get; init; }

    /// <summary>Position of the last token of each row, int32 [B]: what GroupQueryAttention calls <c>seqlens_k</c>.</summary>
    public required Value Last { get; init; }

    /// <summary>Tokens of the longest row, int32 [].</summary>
    public required Value Longest { get; init; }

    /// <summary>Counts the ones of a mask, int64 [B,any]. A decoder mask includes the tokens of the step.</summary>
    public static RowLengths Build(GraphBuilder g, Value mask)
    {
        var totals = g.SumOfRows(mask);
        var lengths = g.Cast(totals, DataType.Int32);
        return new RowLengths { Totals = totals, Last = g.Sub(lengths, g.Integer32(1)), Longest = g.Largest(lengths) };
    }
}

using Summarizer.Export.Onnx;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Graphs;

/// <summary>How one input is cut into chunks of queries, computed once for all layers.</summary>
/// <remarks>
/// Scores of all queries at once take S x S numbers per head; a <c>Scan</c> over chunks bounds that. Up to <see cref="WholeLimit"/> tokens there is one chunk.
/// Above, chunks are of equal size, at most <see cref="ChunkTokens"/>, so that less than one token per chunk is padding.
/// </remarks>
internal sealed record EncoderLayout
{
    private const int WholeLimit = 512;
    private const int ChunkTokens = 256;

    private EncoderLayout()
    {
    }

    /// <summary>Padded token ids, int64 [B,S'], S' = chunks x size.</summary>
    public required Value Ids { get; init; }

    /// <summary>Added to the scores of every query, [B,1,1,1,S']: zero for a token, a large negative number for padding.</summary>
    public required Value KeyBias { get; init; }

    /// <summary>0 .. S'-1, int64 [S'].</summary>
    public required Value Positions { get; init; }

    /// <summary>First token of every chunk, int64 [chunks].</summary>
    public required Value Starts { get; init; }

    /// <summary>Chunks and tokens per chunk, int64 [2].</summary>
    public required Value ChunkShape { get; init; }

    /// <summary>Tokens per chunk, int64 [].</summary>
    public required Value Size { get; init; }

    /// <summary>S, int64 [1].</summary>
    public required Value Tokens { get; init; }

    /// <summary>Pads ids and mask [B,S] on the right to whole chunks.</summary>
    public static EncoderLayout Build(GraphBuilder g, Value ids, Value mask)
    {
        var tokens = g.SizeOf(ids, 1);
        var one = g.Integer(1);
        var many = g.Div(g.Add(tokens, g.Integer(ChunkTokens - 1)), g.Integer(ChunkTokens));
        var chunks = g.Where(g.LessOrEqual(tokens, g.Integer(WholeLimit)), one, many);
        var size = g.Div(g.Add(tokens, g.Sub(chunks, one)), chunks);
        var padded = g.Mul(chunks, size);
        var padding = g.Concat(0, g.Integers(0, 0, 0), g.Unsqueeze(g.Sub(padded, tokens), 0));
        var visible = g.Cast(g.Node("Pad", [mask, padding]), DataType.Bool);
        return new EncoderLayout
        {
            Ids = g.Node("Pad", [ids, padding]),
            KeyBias = g.Unsqueeze(g.Where(visible, g.Float(0), MaskFill.Constant(g)), 1, 2, 3),
            Positions = g.Range(g.Integer(0), padded, one),
            Starts = g.Range(g.Integer(0), padded, size),
            ChunkShape = g.Concat(0, g.Unsqueeze(chunks, 0), g.Unsqueeze(size, 0)),
            Size = size,
            Tokens = g.Unsqueeze(tokens, 0),
        };
    }
}

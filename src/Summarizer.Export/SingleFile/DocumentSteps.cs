using Summarizer.Bundles;
using Summarizer.Export.Graphs;
using Summarizer.Export.Onnx;
using Summarizer.Export.Onnx.Proto;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.SingleFile;

/// <summary>What a single-file graph does before the decoder: it tells the document's step from later ones, and encodes the document in the first.</summary>
/// <param name="nodes">Where to.</param>
/// <param name="layers">Decoder layers.</param>
internal sealed class DocumentSteps(Nodes nodes, int layers)
{
    /// <summary>Tokens that the decoder reads in this step, [B,T].</summary>
    public const string Ids = "decoder/ids";

    /// <summary>Decoder tokens including this step, [B,1].</summary>
    public const string WrittenLength = "decoder/length";

    /// <summary>Tokens of the document, [B,1].</summary>
    public const string DocumentLength = "decoder/document_length";

    /// <summary>Scores of all tokens of the step, [B,T,V].</summary>
    public const string Scores = "decoder/logits";

    private const string IsDocument = "join/is_document";

    /// <summary>The nodes in order.</summary>
    public Nodes Nodes => nodes;

    /// <summary>How long the document and the output are, in the step that reads the document and in later ones.</summary>
    public void AddLengths()
    {
        // It is the document's step if the mask covers no more than the tokens of the step.
        var covered = nodes.Add("Shape", "join/covered", [GraphNames.AttentionMask], Attr.Int("start", 1));
        var read = nodes.Add("Shape", "join/read", [GraphNames.InputIds], Attr.Int("start", 1));
        nodes.Add("Squeeze", IsDocument, [nodes.Add("Equal", "join/is_document1", [covered, read])]);
        var total = nodes.Add("ReduceSum", "join/total", [GraphNames.AttentionMask, nodes.Integers(1)], Attr.Int("keepdims", 0));

        // The length is counted once and remembered as the first value of the last cache.
        var memory = GraphNames.PastValue(2 * layers);
        var cell = nodes.Add("Slice", "join/remembered", [memory, nodes.Integers(0), nodes.Integers(1), nodes.Integers(2)]);
        var remembered = nodes.Add("Cast", "join/remembered_length", [nodes.Add("Reshape", "join/remembered1", [cell, nodes.Integers(-1)])], Attr.Int("to", (long)DataType.Int64));
        var length = nodes.Add("Where", "join/length", [IsDocument, total, remembered]);
        var row = nodes.Add("Reshape", "join/length4", [nodes.Add("Cast", "join/length_float", [length], Attr.Int("to", (long)DataType.Float)), nodes.Integers(-1, 1, 1, 1)]);
        nodes.Add("TensorScatter", GraphNames.PresentValue(2 * layers), [memory, row], Attr.Int("axis", -2));
        nodes.Add("Identity", GraphNames.PresentKey(2 * layers), [GraphNames.PastKey(2 * layers)]);
        nodes.Add("Reshape", DocumentLength, [length, nodes.Integers(-1, 1)]);

        // The start token, and what was written since.
        var written = nodes.Add("Add", "join/written", [nodes.Add("Sub", "join/after", [total, length]), nodes.Integers(1)]);
        nodes.Add("Reshape", WrittenLength, [written, nodes.Integers(-1, 1)]);
    }

    /// <summary>Runs the encoder in the document's step, and gives the decoder its tokens.</summary>
    /// <param name="encoder">The encoder. Its weights go into the branch: <c>session.x64quantprecision</c> rewrites only initializers of the graph that a product stands in.</param>
    /// <param name="heads">Heads of the caches.</param>
    /// <param name="start">First token of the decoder.</param>
    public void AddEncoder(GraphProto encoder, HeadShape heads, int start)
    {
        var (reading, writing) = (new GraphProto { Name = "document" }, new GraphProto { Name = "output" });
        var choice = new NodeProto { OpType = "If", Name = "join/If", Input = { IsDocument } };
        reading.Initializer.AddRange(encoder.Initializer);
        reading.Node.AddRange(encoder.Node);
        void Branch(string then, string otherwise, string output, DataType type, params ReadOnlySpan<Dimension> shape)
        {
            reading.Output.Add(Naming.Describe(then, type, shape));
            writing.Output.Add(Naming.Describe(otherwise, type, shape));
            choice.Output.Add(output);
        }

        var (first, later) = (new Nodes(reading), new Nodes(writing));
        for (var i = 0; i < 2 * layers; i++)
        {
            var (layer, isKey) = (i / 2, i % 2 == 0);
            var at = layers + layer;
            var (past, present) = isKey ? (GraphNames.PastKey(at), GraphNames.PresentKey(at)) : (GraphNames.PastValue(at), GraphNames.PresentValue(at));
            var encoded = "encoder/" + (isKey ? GraphNames.CrossKey(layer) : GraphNames.CrossValue(layer));
            first.Add("TensorScatter", "first/" + present, [past, encoded], Attr.Int("axis", -2));
            later.Add("Identity", "later/" + present, [past]);
            Branch("first/" + present, "later/" + present, present, DataType.Float, "batch", heads.KeyValueHeads, "cache", heads.Width);
        }

        var rows = first.Add("Shape", "first/rows", [GraphNames.InputIds], Attr.Int("start", 0), Attr.Int("end", 1));
        var shape = first.Add("Concat", "first/shape", [rows, nodes.Integers(1)], Attr.Int("axis", 0));
        first.Add("Expand", "first/ids", [nodes.Integers([1, 1], [start]), shape]);
        later.Add("Identity", "later/ids", [GraphNames.InputIds]);
        Branch("first/ids", "later/ids", Ids, DataType.Int64, "batch", "step");
        reading.Node.AddRange(first.All);
        writing.Node.AddRange(later.All);
        choice.Attribute.Add(Attr.Graph("then_branch", reading));
        choice.Attribute.Add(Attr.Graph("else_branch", writing));
        nodes.Add(choice);
    }
}

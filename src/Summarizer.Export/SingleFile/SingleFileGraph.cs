using Google.Protobuf;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Graphs;
using Summarizer.Export.Onnx;
using Summarizer.Export.Onnx.Proto;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.SingleFile;

/// <summary>
/// An encoder-decoder in one graph that looks decoder-only, so that any program that uses ONNX Runtime GenAI can drive it: the prompt is the document, what follows is the output.
/// Where the prompt is read, the graph encodes it, keeps its cross-attention keys and values in the caches of further "layers", and has the decoder read the start token; later tokens go
/// to the decoder. One more "layer" remembers how long the document is. The weights are those of the two graphs beside it.
/// </summary>
/// <remarks>For L layers, the inputs are input_ids, attention_mask and past_key_values.0 to .2L: 0 to L-1 self-attention, L to 2L-1 cross-attention, 2L the length. Logits are [B,1,V].</remarks>
internal sealed class SingleFileGraph
{
    // TensorScatter came with it.
    private const int Opset = 24;
    private readonly ModelConfig _config;
    private readonly GraphProto _encoder;
    private readonly ModelProto _model;
    private readonly HeadShape _heads;
    private readonly int _layers;

    private SingleFileGraph(string folder, ModelConfig config)
    {
        _config = config;
        _heads = HeadShape.Of(config.Decoder);
        _layers = config.Decoder.Layers;
        _encoder = Read(folder, Bundle.EncoderGraph).Graph;
        _model = Read(folder, Bundle.DecoderGraph);
    }

    private GraphProto Graph => _model.Graph;

    /// <summary>Writes the graph beside the two that it is made of.</summary>
    /// <param name="folder">Holds the graphs, with float32 caches.</param>
    /// <param name="config">What they compute.</param>
    public static void Write(string folder, ModelConfig config)
    {
        var graph = new SingleFileGraph(folder, config);
        graph.Join();
        using var stream = File.Create(Path.Combine(folder, Bundle.GenAiGraph));
        graph._model.WriteTo(stream);
    }

    private static ModelProto Read(string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        return ModelProto.Parser.ParseFrom(stream);
    }

    private void Join()
    {
        foreach (var opset in _model.OpsetImport.Where(opset => opset.Domain.Length == 0))
        {
            opset.Version = Math.Max(opset.Version, Opset);
        }

        Naming.Rename(_encoder, name => name is GraphNames.InputIds or GraphNames.AttentionMask ? name : "encoder/" + name);
        Naming.Rename(Graph, DecoderName);
        var steps = new DocumentSteps(new Nodes(Graph), _layers);
        steps.AddLengths();
        steps.AddEncoder(_encoder, _heads, _config.DecoderStart);
        var decoder = Graph.Node.ToList();
        Graph.Node.Clear();
        Graph.Node.AddRange(steps.Nodes.All);
        Graph.Node.AddRange(decoder);
        var last = new Nodes(Graph);
        last.Add("Slice", GraphNames.Logits, [DocumentSteps.Scores, last.Integers(-1), last.Integers(long.MaxValue), last.Integers(1)]);
        Graph.Node.AddRange(last.All);
        Declare();
    }

    // What the decoder reads now comes from nodes; its cross-attention reads what the step has just written.
    private string DecoderName(string name)
    {
        for (var i = 0; i < _layers; i++)
        {
            if (name == GraphNames.CrossKey(i))
            {
                return GraphNames.PresentKey(_layers + i);
            }

            if (name == GraphNames.CrossValue(i))
            {
                return GraphNames.PresentValue(_layers + i);
            }
        }

        return name switch
        {
            GraphNames.InputIds => DocumentSteps.Ids,
            GraphNames.AttentionMask => DocumentSteps.WrittenLength,
            GraphNames.EncoderAttentionMask => DocumentSteps.DocumentLength,
            GraphNames.Logits => DocumentSteps.Scores,
            _ => name,
        };
    }

    private void Declare()
    {
        Graph.ValueInfo.Clear();
        Graph.Input.Clear();
        Graph.Output.Clear();
        Graph.Input.Add(Naming.Describe(GraphNames.InputIds, DataType.Int64, "batch", "tokens"));
        Graph.Input.Add(Naming.Describe(GraphNames.AttentionMask, DataType.Int64, "batch", "total_tokens"));
        Graph.Output.Add(Naming.Describe(GraphNames.Logits, DataType.Float, "batch", 1, _config.Vocabulary));
        for (var i = 0; i <= 2 * _layers; i++)
        {
            var (heads, width) = i == 2 * _layers ? (1, 1) : (_heads.KeyValueHeads, _heads.Width);
            Graph.Input.Add(Naming.Describe(GraphNames.PastKey(i), DataType.Float, "batch", heads, "cache", width));
            Graph.Input.Add(Naming.Describe(GraphNames.PastValue(i), DataType.Float, "batch", heads, "cache", width));
            Graph.Output.Add(Naming.Describe(GraphNames.PresentKey(i), DataType.Float, "batch", heads, "cache", width));
            Graph.Output.Add(Naming.Describe(GraphNames.PresentValue(i), DataType.Float, "batch", heads, "cache", width));
        }
    }
}

using System.Runtime.InteropServices;
using Google.Protobuf;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Onnx;
using Summarizer.Export.Onnx.Proto;
using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Bert;

/// <summary>
/// The weights inside an ONNX file that PyTorch wrote from a BERT checkpoint. Tables, biases and gains keep their names there; the matrix
/// of a linear layer loses its name and is
/// stored transposed, so it is found as the other operand of the product that the named bias is added to.
/// </summary>
internal sealed class OnnxBertTensors : BertTensors
{
    private const string Weight = ".weight";
    private readonly Dictionary<string, TensorProto> _tensors;
    private readonly Dictionary<string, string> _productOfBias = new(StringComparer.Ordinal);

    private OnnxBertTensors(GraphProto graph, int heads)
    {
        _tensors = graph.Initializer.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var products = graph.Node.Where(n => n.OpType == "MatMul").ToDictionary(n => n.Output[0], n => n.Input[1], StringComparer.Ordinal);
        foreach (var sum in graph.Node.Where(n => n.OpType == "Add"))
        {
            if (sum.Input.FirstOrDefault(_tensors.ContainsKey) is { } bias && sum.Input.FirstOrDefault(products.ContainsKey) is { } product)
            {
                _productOfBias[bias] = products[product];
            }
        }

        var words = Find("embeddings.word_embeddings.weight").Dims;
        Config = new()
        {
            Layers = Enumerable.Range(0, int.MaxValue).First(i => !_tensors.ContainsKey($"encoder.layer.{i}.output.dense.bias")),
            Hidden = (int)words[1],
            Heads = heads,
            FeedForward = (int)Find("encoder.layer.0.intermediate.dense.bias").Dims[0],
            Vocabulary = (int)words[0],
            Positions = (int)Find("embeddings.position_embeddings.weight").Dims[0],
        };
    }

    /// <inheritdoc/>
    public override BertConfig Config { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="model">Content of the file.</param>
    /// <param name="heads">Attention heads, which no tensor tells.</param>
    /// <exception cref="ExportException">It is not a BERT encoder in ONNX.</exception>
    public static OnnxBertTensors Read(byte[] model, int heads)
    {
        try
        {
            return new OnnxBertTensors(ModelProto.Parser.ParseFrom(model).Graph ?? new GraphProto(), heads);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new ExportException($"The model is not an ONNX file: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override WeightMatrix Matrix(string name, int rows, int columns)
    {
        if (_tensors.TryGetValue(name, out var table))
        {
            return WeightMatrix.From(name, Values(table, name, rows, columns), rows, columns);
        }

        var stored = Values(Find(_productOfBias.GetValueOrDefault(name[..^Weight.Length] + ".bias") ?? name), name, columns, rows);
        var matrix = new float[stored.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                matrix[(row * columns) + column] = stored[(column * rows) + row];
            }
        }

        return WeightMatrix.From(name, matrix, rows, columns);
    }

    /// <inheritdoc/>
    public override float[] Vector(string name, int length) => Values(Find(name), name, length);

    private static float[] Values(TensorProto tensor, string name, params ReadOnlySpan<long> shape)
    {
        if (tensor.DataType != (int)DataType.Float || !tensor.Dims.ToArray().AsSpan().SequenceEqual(shape))
        {
            throw new ExportException(
                $"The ONNX model has {name} as {(DataType)tensor.DataType} [{string.Join(',', tensor.Dims)}]; a BERT encoder of its "
                + $"size needs Float [{string.Join(',', shape.ToArray())}].");
        }

        var values = MemoryMarshal.Cast<byte, float>(tensor.RawData.Span);
        return values.Length == TensorBytes.Count(DataType.Float, tensor.Dims) / sizeof(float)
            ? values.ToArray()
            : throw new ExportException(
                $"The ONNX model holds {tensor.RawData.Length} bytes of {name}, which must be inside the file and whole. Take a model "
                + $"whose weights are not beside it.");
    }

    private TensorProto Find(string name) =>
        _tensors.GetValueOrDefault(name) ?? throw new ExportException(
            $"The ONNX model has no tensor {name}, so it is not a BERT encoder that PyTorch exported.");
}

using DataType = Summarizer.Export.Onnx.Proto.TensorProto.Types.DataType;

namespace Summarizer.Export.Onnx;

/// <summary>The operators in use, one method each, with the names of the ONNX standard.</summary>
internal static class Operators
{
    public static Value Add(this GraphBuilder g, Value a, Value b) => g.Node("Add", [a, b]);

    public static Value Sub(this GraphBuilder g, Value a, Value b) => g.Node("Sub", [a, b]);

    public static Value Mul(this GraphBuilder g, Value a, Value b) => g.Node("Mul", [a, b]);

    /// <summary>Integer division rounds towards zero.</summary>
    public static Value Div(this GraphBuilder g, Value a, Value b) => g.Node("Div", [a, b]);

    public static Value Min(this GraphBuilder g, Value a, Value b) => g.Node("Min", [a, b]);

    public static Value Max(this GraphBuilder g, Value a, Value b) => g.Node("Max", [a, b]);

    public static Value Abs(this GraphBuilder g, Value x) => g.Node("Abs", [x]);

    public static Value Tanh(this GraphBuilder g, Value x) => g.Node("Tanh", [x]);

    public static Value Cos(this GraphBuilder g, Value x) => g.Node("Cos", [x]);

    public static Value Sin(this GraphBuilder g, Value x) => g.Node("Sin", [x]);

    public static Value And(this GraphBuilder g, Value a, Value b) => g.Node("And", [a, b]);

    public static Value Less(this GraphBuilder g, Value a, Value b) => g.Node("Less", [a, b]);

    public static Value LessOrEqual(this GraphBuilder g, Value a, Value b) => g.Node("LessOrEqual", [a, b]);

    public static Value Equal(this GraphBuilder g, Value a, Value b) => g.Node("Equal", [a, b]);

    public static Value Where(this GraphBuilder g, Value condition, Value yes, Value no) => g.Node("Where", [condition, yes, no]);

    public static Value Cast(this GraphBuilder g, Value x, DataType type) => g.Node("Cast", [x], Attr.Int("to", (long)type));

    /// <summary>Float32 to the floating-point type of the graph.</summary>
    public static Value ToFloatType(this GraphBuilder g, Value x) => g.FloatType == DataType.Float ? x : g.Cast(x, g.FloatType);

    /// <summary>0, 1, ... below <paramref name="limit"/>; all scalars.</summary>
    public static Value Range(this GraphBuilder g, Value start, Value limit, Value step) => g.Node("Range", [start, limit, step]);

    public static Value MatMul(this GraphBuilder g, Value a, Value b) => g.Node("MatMul", [a, b]);

    /// <summary>a times the transpose of b over its last two dimensions.</summary>
    public static Value MatMulTransposed(this GraphBuilder g, Value a, Value b) =>
        g.Node(GraphBuilder.Microsoft + "FusedMatMul", [a, b], Attr.Int("transB", 1));

    public static Value Softmax(this GraphBuilder g, Value x) => g.Node("Softmax", [x], Attr.Int("axis", -1));

    public static Value GeluTanh(this GraphBuilder g, Value x) => g.Node("Gelu", [x], Attr.String("approximate", "tanh"));

    /// <summary>By the error function.</summary>
    public static Value Gelu(this GraphBuilder g, Value x) => g.Node("Gelu", [x]);

    public static Value Relu(this GraphBuilder g, Value x) => g.Node("Relu", [x]);

    public static Value Sigmoid(this GraphBuilder g, Value x) => g.Node("Sigmoid", [x]);

    public static Value Gather(this GraphBuilder g, Value table, Value index) => g.Node("Gather", [table, index], Attr.Int("axis", 0));

    /// <summary>One size of a tensor, shape [].</summary>
    public static Value SizeOf(this GraphBuilder g, Value x, int axis) => g.Gather(g.Node("Shape", [x]), g.Integer(axis));

    /// <summary>In <paramref name="shape"/>, 0 keeps a size and -1 is what remains.</summary>
    public static Value Reshape(this GraphBuilder g, Value x, params ReadOnlySpan<long> shape) => g.Reshape(x, g.Integers(shape));

    /// <inheritdoc cref="Reshape(GraphBuilder, Value, ReadOnlySpan{long})"/>
    public static Value Reshape(this GraphBuilder g, Value x, Value shape) => g.Node("Reshape", [x, shape]);

    public static Value Unsqueeze(this GraphBuilder g, Value x, params ReadOnlySpan<long> axes) => g.Node("Unsqueeze", [x, g.Integers(axes)]);

    public static Value Transpose(this GraphBuilder g, Value x, params ReadOnlySpan<long> order) => g.Node("Transpose", [x], Attr.Ints("perm", order));

    public static Value Concat(this GraphBuilder g, int axis, params ReadOnlySpan<Value> parts) => g.Node("Concat", parts, Attr.Int("axis", axis));

    /// <summary>Cuts the last dimension into parts of the given sizes.</summary>
    public static Value[] Split(this GraphBuilder g, Value x, int axis, params ReadOnlySpan<long> sizes)
    {
        Span<bool> wanted = stackalloc bool[sizes.Length];
        wanted.Fill(true);
        return g.Node("Split", wanted, [x, g.Integers(sizes)], Attr.Int("axis", axis));
    }

    /// <summary>Elements <paramref name="start"/> up to <paramref name="end"/> of one axis; both of shape [1].</summary>
    public static Value Slice(this GraphBuilder g, Value x, Value start, Value end, int axis) => g.Node("Slice", [x, start, end, g.Integers(axis)]);

    /// <summary>Sum over the last dimension, which disappears.</summary>
    public static Value SumOfRows(this GraphBuilder g, Value x) => g.Node("ReduceSum", [x, g.Integers(-1)], Attr.Int("keepdims", 0));

    /// <summary>Largest element, shape [].</summary>
    public static Value Largest(this GraphBuilder g, Value x) => g.Node("ReduceMax", [x], Attr.Int("keepdims", 0));
}

namespace Summarizer.Export.Onnx;

/// <summary>A tensor in a graph: the name of an input, an initializer or a node output.</summary>
internal readonly record struct Value(string Name)
{
    /// <summary>Stands for an optional input that is left out.</summary>
    public static Value None => new(string.Empty);
}

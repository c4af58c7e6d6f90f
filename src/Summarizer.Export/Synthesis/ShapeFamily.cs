namespace Summarizer.Export.Synthesis;

/// <summary>What the layers of a random model are like.</summary>
public enum ShapeFamily
{
    /// <summary>T5Gemma; Gemma 2 without an encoder.</summary>
    Gemma,

    /// <summary>T5 1.0: relative positions, relu.</summary>
    T5,

    /// <summary>T5 1.1, FLAN-T5 and mT5: relative positions, gated GELU, an output layer of its own.</summary>
    FlanT5,

    /// <summary>BART: learned positions, biases.</summary>
    Bart,
}

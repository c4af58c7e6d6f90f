using Summarizer.Bundles;

namespace Summarizer.Export.Synthesis;

/// <summary>Shape of a model to be filled with random weights.</summary>
public sealed record ModelShapeSpec
{
    /// <summary>What its layers are like.</summary>
    /// <value>Defaults to T5Gemma, or Gemma 2 without an encoder.</value>
    public ShapeFamily Family { get; init; }

    /// <summary>Shape of the encoder; null for a decoder-only model.</summary>
    public StackShape? Encoder { get; init; }

    /// <summary>Shape of the decoder.</summary>
    public required StackShape Decoder { get; init; }

    /// <summary>Number of token ids; at least 8.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Soft-cap of attention scores; null for none.</summary>
    /// <value>Defaults to 50, as in the published checkpoints.</value>
    public double? AttentionSoftCap { get; init; } = 50;

    /// <summary>Soft-cap of the logits; null for none.</summary>
    /// <value>Defaults to 30, as in the published checkpoints.</value>
    public double? FinalSoftCap { get; init; } = 30;

    /// <summary>Window of every other layer, sliding first.</summary>
    /// <value>Defaults to 4096, as in the published checkpoints.</value>
    public int SlidingWindow { get; init; } = 4096;

    /// <summary>Longest input.</summary>
    /// <value>Defaults to 8192, as in the published checkpoints.</value>
    public int MaxPositions { get; init; } = 8192;

    /// <summary>
    /// Parses, for example, <c>encoder=12x768x12,decoder=12x768x12,head=64,ffn=2048,vocab=32768</c>: layers x hidden x heads. Without <c>encoder</c> the model is
    /// decoder-only. <c>head</c>, <c>ffn</c> and the optional <c>kv</c> (key/value heads, default all) take <c>encoder/decoder</c> pairs such as <c>ffn=2816/1024</c>.
    /// Further optional fields: <c>family=gemma|t5|flan-t5|bart</c>, <c>positions=8192</c> (512 in T5, 1024 in BART), and for Gemma <c>softcap=on|off</c> and <c>window=4096</c>.
    /// </summary>
    /// <param name="text">Fields separated by commas, in any order.</param>
    /// <exception cref="FormatException">The text is not a shape; the message names the field, what is wrong and an example.</exception>
    public static ModelShapeSpec Parse(string text) => new ModelShapeParser(text).Parse();
}

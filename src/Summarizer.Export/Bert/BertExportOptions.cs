using Summarizer.Bundles;

namespace Summarizer.Export.Bert;

/// <summary>What to export and where to.</summary>
public sealed record BertExportOptions
{
    /// <summary>An ONNX file that PyTorch wrote from a BERT checkpoint, from its beginning.</summary>
    public required Stream Model { get; init; }

    /// <summary>Its word pieces, one a line, the line number being the id.</summary>
    public required Stream Vocabulary { get; init; }

    /// <summary>Attention heads, which an ONNX file does not tell.</summary>
    public required int Heads { get; init; }

    /// <summary>Where the model comes from, for the manifest.</summary>
    public required string Source { get; init; }

    /// <summary>Name that clients will use.</summary>
    public required string Name { get; init; }

    /// <summary>Bundle folder to create.</summary>
    public required string Output { get; init; }

    /// <summary>Precision of the weights: fp32 or int8.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Texts that must accompany the weights, by file name: licence and notice.</summary>
    public IReadOnlyDictionary<string, string> Notices { get; init; } = new Dictionary<string, string>();

    /// <summary>Replace an existing bundle.</summary>
    public bool Overwrite { get; init; }
}

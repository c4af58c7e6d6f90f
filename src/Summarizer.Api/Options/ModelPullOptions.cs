using System.ComponentModel.DataAnnotations;
using Summarizer.Bundles;

namespace Summarizer.Api.Options;

/// <summary>
/// How a model of a Hugging Face hub is made ready when <c>ModelPath</c> is <c>hf:ORG/NAME@COMMIT</c>. The hub, its cache and the token
/// come from the environment variables of the Hugging Face tools.
/// </summary>
public sealed class ModelPullOptions
{
    /// <summary>Precision of the bundle's weights.</summary>
    /// <value>Int8.</value>
    [EnumDataType(typeof(Precision))]
    public Precision Precision { get; set; } = Precision.Int8;

    /// <summary>Folder in the repository that holds the model.</summary>
    /// <value>Null, the default: the top.</value>
    public string? Subfolder { get; set; }

    /// <summary>Most bytes of one model. The size is known before the first byte is received.</summary>
    /// <value>50,000,000,000.</value>
    [Range(1, long.MaxValue)]
    public long MaxBytes { get; set; } = 50_000_000_000;

    /// <summary>Whether a branch or a tag may stand in the place of the commit. Replicas may then serve different models.</summary>
    /// <value>False.</value>
    public bool AllowMovingRevision { get; set; }
}

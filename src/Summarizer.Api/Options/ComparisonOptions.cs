using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>
/// Comparisons. A measurement uses the whole machine for a while, so enable it for development, or on a server without other users.
/// </summary>
public sealed class ComparisonOptions
{
    /// <summary>Whether POST /v1/compare measures.</summary>
    /// <value>Null, the default: in the environment Development, and where only this machine reaches the service and no keys are asked
    /// for.</value>
    public bool? Enabled { get; set; }

    /// <summary>Folder of the model to compare with.</summary>
    /// <value>Null, the default: <c>baseline</c> beside the served model's folder, made when it is first wanted.</value>
    public string? BaselinePath { get; set; }

    /// <summary>Longest time that one comparison may take.</summary>
    /// <value>10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Most pairs of lengths in one sweep.</summary>
    /// <value>64.</value>
    [Range(1, 4096)]
    public int MaxSweepCells { get; set; } = 64;
}

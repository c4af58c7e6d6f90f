using System.ComponentModel.DataAnnotations;

namespace Summarizer.Documents.Reading;

/// <summary>How much of a file is read, and at what cost at most. Files come from strangers.</summary>
public sealed class DocumentLimits
{
    /// <summary>Longest extracted text, in UTF-16 units.</summary>
    /// <value>2,000,000.</value>
    [Range(1, 1 << 28)]
    public int MaxCharacters { get; set; } = 2_000_000;

    /// <summary>Most paragraphs, headings, list entries and table rows.</summary>
    /// <value>100,000.</value>
    [Range(1, 1 << 24)]
    public int MaxParts { get; set; } = 100_000;

    /// <summary>Most pages of a PDF.</summary>
    /// <value>2,000.</value>
    [Range(1, 1 << 20)]
    public int MaxPages { get; set; } = 2_000;

    /// <summary>Most bytes that a compressed file may unpack to.</summary>
    /// <value>64 MiB.</value>
    [Range(1, 1L << 34)]
    public long MaxUnpackedBytes { get; set; } = 64L << 20;

    /// <summary>Most processor time for one file. By the clock a file may take four times as long, so that a busy machine refuses none.</summary>
    /// <value>30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan MaxTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most memory for one file in MiB, counted in the process that reads it.</summary>
    /// <value>256.</value>
    [Range(32, 1 << 16)]
    public int MaxMemoryMiB { get; set; } = 256;

    /// <summary>Files read at once.</summary>
    /// <value>2.</value>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 2;

    /// <summary>Files that may wait for that; the next is refused.</summary>
    /// <value>16.</value>
    [Range(0, 1 << 16)]
    public int MaxQueued { get; set; } = 16;
}

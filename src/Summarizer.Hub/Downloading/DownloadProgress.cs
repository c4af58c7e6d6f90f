namespace Summarizer.Hub.Downloading;

/// <summary>How far a download is.</summary>
/// <param name="File">Path in the repository of the file being received.</param>
/// <param name="Done">Bytes of all files received so far, including those that were there before.</param>
/// <param name="Total">Bytes of all files.</param>
public readonly record struct DownloadProgress(string File, long Done, long Total);

using System.Text.Json;

namespace Summarizer.Export.Checkpoints;

/// <summary>Reads a small JSON file of a checkpoint that is not trusted.</summary>
internal static class JsonFile
{
    private const int MaxBytes = 64 << 20;

    /// <summary>The document, which the caller disposes.</summary>
    /// <exception cref="ExportException">Missing, unreadable, too large, or not JSON.</exception>
    public static JsonDocument Read(string folder, string file)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, file));
            if (stream.Length > MaxBytes)
            {
                throw new ExportException($"{file} has {stream.Length} bytes; the limit is {MaxBytes}. Check that it is the file of the checkpoint.");
            }

            return JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 64, AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            throw new ExportException($"{file} is not valid JSON: {error.Message} Download the file again.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{file} cannot be read: {error.Message} Give the folder of a Hugging Face checkpoint.", error);
        }
    }
}

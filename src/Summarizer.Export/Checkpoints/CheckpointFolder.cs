
namespace Summarizer.Export.Checkpoints;

/// <summary>Recognises folders that people take for a checkpoint, and says what to give instead.</summary>
internal static class CheckpointFolder
{
    // Every pointer file of Git LFS begins so; see the specification in the git-lfs repository.
    private static ReadOnlySpan<byte> PointerStart => "version https://git-lfs"u8;

    /// <exception cref="ExportException">The folder is something else: the message says what, and the next step.</exception>
    public static void Check(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ExportException($"The checkpoint folder {folder} does not exist. Give the folder that holds config.json.");
        }

        var hasConfig = File.Exists(Path.Combine(folder, ModelConfig.FileName));
        if (!hasConfig && Directory.Exists(Path.Combine(folder, "snapshots")))
        {
            var newest = Directory.EnumerateDirectories(Path.Combine(folder, "snapshots")).OrderByDescending(Directory.GetLastWriteTimeUtc).FirstOrDefault();
            throw new ExportException(
                $"{folder} is a repository in the cache of the Hugging Face tools; the checkpoint is below it. "
                + (newest is null ? "It holds no snapshot: download the model again." : $"Give {newest}."));
        }

        if (!hasConfig && File.Exists(Path.Combine(folder, "adapter_config.json")))
        {
            throw new ExportException($"{folder} holds an adapter (LoRA) without the model it adapts. Merge it into its base model with the tool that trained it, and export the merged model.");
        }

        var files = Directory.EnumerateFiles(folder).ToList();
        if (files.FirstOrDefault(IsPointer) is { } pointer)
        {
            throw new ExportException(
                $"{Path.GetFileName(pointer)} is a pointer of Git LFS, not the file itself. Run 'git lfs pull' in {folder}, or bring the model with 'summarizer pull'.");
        }

        if (!files.Any(f => f.EndsWith(".safetensors", StringComparison.Ordinal)) && files.Any(f => f.EndsWith(".bin", StringComparison.Ordinal)))
        {
            throw new ExportException(
                $"{folder} has neither {WeightFiles.SingleName} nor {WeightFiles.IndexName}, only pickles (.bin), which can run code and are never read. Save them again as safetensors where you trust them, or choose a repository that has model.safetensors.");
        }
    }

    private static bool IsPointer(string path)
    {
        if (!path.EndsWith(".safetensors", StringComparison.Ordinal) && !path.EndsWith(".json", StringComparison.Ordinal) && !path.EndsWith(".model", StringComparison.Ordinal))
        {
            return false;
        }

        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[PointerStart.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(PointerStart);
    }
}

using System.Text.Json;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Synthesis;

/// <summary>Writes checkpoints with random weights in the Hugging Face layout: for measuring a shape that nobody has trained, and for tests.</summary>
public static class CheckpointSynthesizer
{
    /// <summary>Writes config.json, generation_config.json and safetensors files, streaming: memory does not grow with the model.</summary>
    /// <param name="spec">Shape of the model.</param>
    /// <param name="folder">Folder to create; it may exist if it is empty.</param>
    /// <param name="options">Seed, element type, sharding, tokenizer.</param>
    /// <param name="progress">Told of the bytes written.</param>
    /// <param name="cancellationToken">Stops between chunks.</param>
    /// <exception cref="ExportException">The folder cannot be used, or the disk is full. Nothing is left behind.</exception>
    /// <exception cref="OperationCanceledException">Cancelled. Nothing is left behind.</exception>
    public static void Write(
        ModelShapeSpec spec, string folder, SynthesisOptions? options = null, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new SynthesisOptions();
        try
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new ExportException($"The folder {folder} is not empty. Choose a folder that does not exist yet.");
            }

            Directory.CreateDirectory(folder);
            try
            {
                SyntheticConfig.Write(folder, spec, options);
                WriteWeights(spec, folder, options, progress, cancellationToken);
                if (options.TokenizerModel is { } tokenizer)
                {
                    SyntheticText.Write(folder, tokenizer);
                }
            }
            catch
            {
                Directory.Delete(folder, recursive: true);
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"The checkpoint {folder} cannot be written: {error.Message} Check the path, the free space and the permissions.", error);
        }
    }

    private static void WriteWeights(
        ModelShapeSpec spec, string folder, SynthesisOptions options, IProgress<ExportProgress>? progress, CancellationToken cancellationToken)
    {
        var writer = new SafetensorsWriter(options.Seed, options.Type);
        var tensors = SyntheticTensor.Of(spec);
        var total = tensors.Sum(writer.Bytes);
        var shards = Split(tensors, writer, options.ShardBytes ?? long.MaxValue);
        long done = 0;
        var index = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var shard = 0; shard < shards.Count; shard++)
        {
            var file = shards.Count == 1 ? WeightFiles.SingleName : $"model-{shard + 1:D5}-of-{shards.Count:D5}.safetensors";
            writer.Write(Path.Combine(folder, file), shards[shard], bytes => progress?.Report(new ExportProgress("random weights", done += bytes, total)), cancellationToken);
            foreach (var tensor in shards[shard])
            {
                index.Add(tensor.Name, file);
            }
        }

        if (shards.Count > 1)
        {
            var json = new { metadata = new { total_size = total }, weight_map = index };
            File.WriteAllText(Path.Combine(folder, WeightFiles.IndexName), JsonSerializer.Serialize(json));
        }
    }

    private static List<List<SyntheticTensor>> Split(IReadOnlyList<SyntheticTensor> tensors, SafetensorsWriter writer, long shardBytes)
    {
        List<List<SyntheticTensor>> shards = [[]];
        long size = 0;
        foreach (var tensor in tensors)
        {
            if (shards[^1].Count > 0 && size + writer.Bytes(tensor) > shardBytes)
            {
                shards.Add([]);
                size = 0;
            }

            shards[^1].Add(tensor);
            size += writer.Bytes(tensor);
        }

        return shards;
    }
}

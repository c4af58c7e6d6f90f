
namespace Summarizer.Export.Checkpoints;

/// <summary>Joins the tables of all weight files into one by canonical name.</summary>
internal static class TensorTable
{
    /// <exception cref="ExportException">A tensor is stored twice, or the index and the files disagree.</exception>
    public static Dictionary<string, TensorInfo> Merge(
        Architecture architecture, Dictionary<string, SafetensorsFile> files, IReadOnlyDictionary<string, string>? index)
    {
        var tensors = new Dictionary<string, TensorInfo>(StringComparer.Ordinal);
        foreach (var (file, content) in files)
        {
            foreach (var (name, tensor) in content.Tensors)
            {
                var canonical = TensorNames.Canonical(architecture, name);
                if (!tensors.TryAdd(canonical, tensor))
                {
                    throw new ExportException(
                        $"{file}: tensor {MessageText.Quote(canonical)} is stored a second time; the first is in {tensors[canonical].File}. Remove files that do not belong to the checkpoint.");
                }
            }
        }

        foreach (var (name, shard) in index ?? new Dictionary<string, string>())
        {
            if (!files[shard].Tensors.ContainsKey(name))
            {
                throw new ExportException($"{WeightFiles.IndexName} promises tensor {MessageText.Quote(name)} in {shard}, which does not hold it. Download both files again.");
            }
        }

        return tensors;
    }
}

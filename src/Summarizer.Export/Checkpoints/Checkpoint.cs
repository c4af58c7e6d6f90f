using System.Numerics.Tensors;

namespace Summarizer.Export.Checkpoints;

/// <summary>
/// A Hugging Face checkpoint folder, opened for reading. Tensors are named as the published files name them, whatever the writer's spelling
/// (see <see cref="TensorNames"/>). Owns the mapped files; reading is safe from several threads.
/// </summary>
internal sealed class Checkpoint : IDisposable
{
    private readonly string _folder;
    private readonly Dictionary<string, SafetensorsFile> _files;
    private readonly Dictionary<string, TensorInfo> _tensors;
    private readonly Lazy<string> _sha256;

    private Checkpoint(string folder, ModelConfig config, Dictionary<string, SafetensorsFile> files, Dictionary<string, TensorInfo> tensors)
    {
        _folder = folder;
        _files = files;
        _tensors = tensors;
        Config = config;
        _sha256 = new Lazy<string>(() => CheckpointHash.Compute(_folder, [ModelConfig.FileName, .. _files.Keys]));
    }

    /// <summary>What the model computes.</summary>
    public ModelConfig Config { get; }

    /// <summary>Every stored tensor by canonical name.</summary>
    public IReadOnlyDictionary<string, TensorInfo> Tensors => _tensors;

    /// <summary>SHA-256 (lower-case hex) over the configuration and the weight files; computed at the first use, which reads them all.</summary>
    public string Sha256 => _sha256.Value;

    /// <summary>Opens a checkpoint folder and checks every table in it; no weights are read.</summary>
    /// <param name="folder">Holds config.json and safetensors files.</param>
    /// <exception cref="ExportException">The folder is not a checkpoint that can be exported.</exception>
    public static Checkpoint Open(string folder)
    {
        CheckpointFolder.Check(folder);
        var config = ModelConfig.Load(folder);
        var (names, index) = WeightFiles.Find(folder);
        var files = new Dictionary<string, SafetensorsFile>(StringComparer.Ordinal);
        try
        {
            foreach (var name in names)
            {
                files.Add(name, SafetensorsFile.Open(Path.Combine(folder, name)));
            }

            var tensors = TensorTable.Merge(config.Architecture, files, index);
            return new Checkpoint(folder, config.WithTensors(tensors.Keys), files, tensors);
        }
        catch
        {
            DisposeAll(files.Values);
            throw;
        }
    }

    /// <summary>Whether a tensor is stored.</summary>
    public bool Has(string name) => _tensors.ContainsKey(name);

    /// <summary>A tensor that must be stored as a weight with exactly this shape.</summary>
    /// <exception cref="ExportException">It is missing, of another shape, or not of a floating-point type that can be read.</exception>
    public TensorInfo Require(string name, params ReadOnlySpan<long> shape)
    {
        var tensor = Find(name);
        if (!tensor.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new ExportException(
                $"{tensor.File}: tensor {name} has the shape {TensorInfo.Describe(tensor.Shape)}; {ModelConfig.FileName} asks for {TensorInfo.Describe(shape)}. The two files do not belong together: download the checkpoint again.");
        }

        return RequireWeight(name, tensor);
    }

    /// <summary>Reads a range of elements, widened to float32.</summary>
    /// <param name="name">Canonical name.</param>
    /// <param name="firstElement">Index of the first element in row-major order.</param>
    /// <param name="destination">Filled; its length is the number of elements.</param>
    /// <exception cref="ExportException">The tensor is missing, not of a type that can be read, or holds NaN or infinity.</exception>
    public void Read(string name, long firstElement, Span<float> destination)
    {
        var tensor = RequireWeight(name, Find(name));
        ArgumentOutOfRangeException.ThrowIfNegative(firstElement);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, tensor.Elements - firstElement, nameof(destination));
        _files[tensor.File].Read(tensor, firstElement, destination);
        if (!destination.IsEmpty && !TensorPrimitives.IsFiniteAll<float>(destination))
        {
            throw new ExportException($"{tensor.File}: tensor {name} holds NaN or infinity. The checkpoint is damaged or its training failed: choose another.");
        }
    }

    /// <summary>The whole tensor as float32; for small ones, such as norms.</summary>
    /// <exception cref="ExportException">The tensor is missing, too large for one array, or not of a type that can be read.</exception>
    public float[] ReadAll(string name)
    {
        var tensor = Find(name);
        if (tensor.Elements > Array.MaxLength)
        {
            throw new ExportException($"{tensor.File}: tensor {name} has {tensor.Elements} elements; at most {Array.MaxLength} can be held at once.");
        }

        var values = new float[tensor.Elements];
        Read(name, 0, values);
        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => DisposeAll(_files.Values);

    private static void DisposeAll(IEnumerable<SafetensorsFile> files)
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }

    private static TensorInfo RequireWeight(string name, TensorInfo tensor) => tensor.Type.IsWeight()
        ? tensor
        : throw new ExportException(
            $"{tensor.File}: tensor {name} is stored as {tensor.Type.Code()}; weights must be F32, F16 or BF16. Save the checkpoint in one of these types.");

    private TensorInfo Find(string name) => _tensors.GetValueOrDefault(name) ?? throw new ExportException(
        $"The weights ({string.Join(", ", _files.Keys)}) have no tensor {name}, which {ModelConfig.FileName} asks for. The checkpoint is not complete, or its configuration belongs to another model.");
}

using System.Reflection;
using System.Security.Cryptography;
using Summarizer.Bundles;

namespace Summarizer.Export.Bert;

/// <summary>Makes an embedding bundle of a BERT encoder.</summary>
public static class BertExporter
{
    /// <summary>Exports an ONNX file that PyTorch wrote.</summary>
    /// <param name="options">What to export and where to.</param>
    /// <param name="progress">Told of every stage.</param>
    /// <param name="cancellationToken">Stops between tensors.</param>
    /// <exception cref="ExportException">The model or its vocabulary cannot be used.</exception>
    /// <exception cref="BundleException">The destination cannot be used.</exception>
    public static EmbeddingManifest Export(
        BertExportOptions options, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        if (options.Precision is not (Precision.Fp32 or Precision.Int8))
        {
            throw new ExportException($"A BERT encoder is exported as fp32 or int8, not as {options.Precision}.");
        }

        var model = ReadAll(options.Model);
        var tensors = OnnxBertTensors.Read(model, options.Heads);
        var vocabulary = WordPieceVocabulary.Read(options.Vocabulary, tensors.Config.Vocabulary);
        using var bundle = new BundleWriter(options.Output, options.Overwrite, EmbeddingManifest.FileName);
        vocabulary.Write(Path.Combine(bundle.Folder, WordPieceVocabulary.FileName));
        foreach (var (name, text) in options.Notices)
        {
            File.WriteAllText(Path.Combine(bundle.Folder, name), text);
        }

        BertGraphFile.Write(bundle.Folder, tensors, options.Precision, progress, cancellationToken);
        var gate = BertGate.Run(model, Path.Combine(bundle.Folder, Bundle.EncoderGraph), vocabulary.SampleRows());
        return bundle.Commit(files => new EmbeddingManifest
        {
            Format = EmbeddingManifest.CurrentFormat,
            Name = options.Name,
            Architecture = "bert",
            Precision = options.Precision,
            Parameters = BertGraphFile.Parameters(tensors.Config),
            Source = new BundleSource(options.Source, Convert.ToHexStringLower(SHA256.HashData(model)), Version),
            Encoder = Shape(tensors.Config),
            MaxTokens = tensors.Config.Positions,
            Vocabulary = tensors.Config.Vocabulary,
            Tokens = vocabulary.Tokens,
            Tokenizer = WordPieceVocabulary.FileName,
            Gate = gate,
            Files = files,
        });
    }

    private static string Version =>
        typeof(BertExporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static byte[] ReadAll(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static StackShape Shape(BertConfig config) => new()
    {
        Layers = config.Layers,
        Hidden = config.Hidden,
        Heads = config.Heads,
        KeyValueHeads = config.Heads,
        HeadWidth = config.HeadWidth,
        FeedForward = config.FeedForward,
    };
}

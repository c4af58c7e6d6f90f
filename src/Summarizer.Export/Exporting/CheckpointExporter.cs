using System.Reflection;
using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Gate;
using Summarizer.Export.Graphs;
using Summarizer.Export.SingleFile;
using Summarizer.Export.Text;
using Summarizer.OnnxRuntime;

namespace Summarizer.Export.Exporting;

/// <summary>Exports a Hugging Face checkpoint to a model bundle.</summary>
public static class CheckpointExporter
{
    /// <summary>Reads the checkpoint, writes the graphs, compares them with float32 and commits the bundle; a failure leaves nothing behind.</summary>
    /// <param name="options">What to export and where to.</param>
    /// <param name="progress">Told of every stage.</param>
    /// <param name="cancellationToken">Stops between tensors.</param>
    /// <returns>The manifest written, and warnings for the person who asked.</returns>
    /// <exception cref="ExportException">The checkpoint cannot be exported; the message names the tensor and the file.</exception>
    /// <exception cref="BundleException">The destination cannot be used.</exception>
    public static ExportReport Export(ExportOptions options, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        try
        {
            return Write(options, progress, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"The bundle {options.Output} cannot be written: {error.Message} Check the space on the disk and the rights on the folder.", error);
        }
        catch (OnnxRuntimeException error)
        {
            throw new ExportException($"ONNX Runtime cannot run the graphs made from {options.Checkpoint}: {error.Message}", error);
        }
    }

    private static ExportReport Write(ExportOptions options, IProgress<ExportProgress> progress, CancellationToken cancellationToken)
    {
        CheckKernels(options.Precision);
        using var checkpoint = Checkpoint.Open(options.Checkpoint);
        var warnings = new List<string>();
        var limits = ModelLimitRules.Resolve(options, checkpoint.Config);
        var tokenizer = TokenizerFile.Find(options.Checkpoint, checkpoint.Config, warnings);
        var sourceName = options.Source ?? FolderName(options.Checkpoint);
        var text = PromptChoice.Of(options, checkpoint.Config, [sourceName.Split('@')[0], FolderName(options.Checkpoint)]);
        using var bundle = new BundleWriter(options.Output, options.Overwrite);
        var graphLimits = GraphLimits.Of(limits.MaxInputTokens, limits.MaxOutputTokens, decoderOnly: checkpoint.Config.Encoder is null);
        var samples = SampleRows.Make(tokenizer?.Tokenizer, tokenizer?.Ends ?? default, limits.Vocabulary, limits.MaxInputTokens);
        var files = new GraphFiles(bundle.Folder, checkpoint, options.Precision, graphLimits, progress, cancellationToken);
        var singleFile = WantsSingleFile(options, checkpoint.Config, warnings);
        var int8CrossCache = files.Write(singleFile ? null : encoder => CrossCalibration.Measure(encoder, checkpoint.Config, samples));
        progress.Report(new ExportProgress("numerical check", 0, 1));
        var parameters = ModelDescription.Parameters(checkpoint);
        var gate = new BundleGate(options.Precision, samples, checkpoint.Config.DecoderStart, parameters).Run(
            bundle.Folder,
            folder => new GraphFiles(folder, checkpoint, Precision.Fp32, graphLimits, NoProgress.Instance, cancellationToken).Write(),
            warnings);
        progress.Report(new ExportProgress("numerical check", 1, 1));
        tokenizer?.CopyTo(bundle.Folder);
        GenAiTokenizer.Copy(options.Checkpoint, bundle.Folder);
        GenAiConfig.Write(bundle.Folder, checkpoint.Config, options.Precision, graphLimits, singleFile);
        if (singleFile)
        {
            SingleFileGraph.Write(bundle.Folder, checkpoint.Config);
        }
        else if (checkpoint.Config.Encoder is null)
        {
            LastScoreGraph.Write(bundle.Folder);
        }

        cancellationToken.ThrowIfCancellationRequested();
        progress.Report(new ExportProgress("bundle", 0, 1));
        var floatCache = options.Precision == Precision.Fp16 ? CacheType.Float16 : CacheType.Float32;
        var source = new BundleSource(sourceName, checkpoint.Sha256, Version, options.Like);
        var manifest = bundle.Commit(written => new BundleManifest
        {
            Format = BundleManifest.CurrentFormat,
            Name = options.Name ?? FolderName(options.Output),
            Architecture = checkpoint.Config.ModelType,
            Precision = options.Precision,
            Parameters = parameters,
            Quality = options.Quality,
            Card = text.Card,
            Source = source,
            Encoder = checkpoint.Config.Encoder?.ToShape(),
            Decoder = checkpoint.Config.Decoder.ToShape(),
            CrossCache = int8CrossCache ? CacheType.Int8 : floatCache,
            SelfCache = floatCache,
            Limits = limits,
            Tokens = ModelDescription.Tokens(checkpoint.Config, tokenizer),
            Tokenizer = tokenizer?.Name,
            Prompts = text.Prompts,
            Generation = ModelDescription.Generation(checkpoint.Config.Generation, limits),
            Gate = gate,
            Files = written,
        });
        progress.Report(new ExportProgress("bundle", 1, 1));
        return new ExportReport(manifest, warnings);
    }

    // Wrong kernels would calibrate the 8-bit cache wrongly and fail the gate, with a message that blames the model.
    private static void CheckKernels(Precision precision)
    {
        if (!precision.IsQuantized())
        {
            return;
        }

        try
        {
            using var session = SessionDefaults.Create();
            KernelCheck.Verify(session);
        }
        catch (WrongKernelException error)
        {
            throw new ExportException($"A bundle of precision {precision} cannot be made here. {error.Message}", error);
        }
    }

    private static bool WantsSingleFile(ExportOptions options, ModelConfig config, List<string> warnings)
    {
        if (options.GenAiSingleFile && config.Encoder is null)
        {
            warnings.Add("A decoder-only model is a single graph already, which GenAI drives as it is: --genai-single-file changes nothing.");
        }
        else if (options is { GenAiSingleFile: true, Precision: Precision.Fp16 })
        {
            throw new ExportException("A single-file graph needs float32 caches, and fp16 has 16-bit ones. Export with fp32, int8 or int4, or leave --genai-single-file out.");
        }

        return options.GenAiSingleFile && config.Encoder is not null;
    }

    private static string Version =>
        typeof(CheckpointExporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string FolderName(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
}

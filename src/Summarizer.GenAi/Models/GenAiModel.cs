using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntimeGenAI;
using Summarizer.Bundles;
using Summarizer.Engine.Sessions;
using Summarizer.OnnxRuntime;

namespace Summarizer.GenAi.Models;

/// <summary>The decoder of a bundle as GenAI has it: one for all generators.</summary>
internal sealed class GenAiModel : IDisposable
{
    private const int OnlyFatal = 4;
    private static ReadOnlySpan<byte> PlainCacheWrite => "TensorScatter"u8;

    // GenAI's own objects must be gone before ONNX Runtime's are: a process that ends without this call may crash in native destructors.
    private static readonly OgaHandle Library = new();

    static GenAiModel() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Library.Dispose();

    /// <summary>Loads the decoder.</summary>
    /// <param name="bundle">Checked bundle.</param>
    /// <param name="threads">Threads of a run.</param>
    /// <exception cref="BundleException">GenAI refuses it.</exception>
    public GenAiModel(Bundle bundle, int threads)
    {
        // Before the first call of GenAI, which calls ONNX Runtime. An entry that a bundle sets too is worth a warning to it, on standard error.
        NativeLibrary.Environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
        ConfigCheck.Check(bundle);
        ExternalData.Check(bundle, Graph(bundle));
        try
        {
            using var config = new Config(bundle.Folder);
            config.Overlay(Settings(bundle, threads));
            Model = new Model(config);
        }
        catch (OnnxRuntimeGenAIException e)
        {
            throw new BundleException($"GenAI cannot load '{bundle.Folder}': {e.Message} Export the checkpoint again with this version, or use the runtime ort.", e);
        }

        Manifest = bundle.Manifest;
        HasFusedSelfAttention = File.ReadAllBytes(bundle.PathOf(Bundle.DecoderGraph)).AsSpan().IndexOf(PlainCacheWrite) < 0;
    }

    /// <summary>
    /// Whether the self-attention is the fused operator, whose cache GenAI can reorder between beams. Graphs with heads that are not a multiple of 16 wide, and those of T5Gemma 2,
    /// write their cache by an operator that needs its full length beforehand, which GenAI gives to single sequences only.
    /// </summary>
    public bool HasFusedSelfAttention { get; }

    /// <summary>Version of GenAI: that of its package, since its assembly has none.</summary>
    public static string Version { get; } = typeof(GenAiModel).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "Microsoft.ML.OnnxRuntimeGenAI")?.Value ?? "unknown";

    /// <summary>What is loaded.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>GenAI's model. Safe for concurrent use.</summary>
    public Model Model { get; }

    /// <inheritdoc/>
    public void Dispose() => Model.Dispose();

    // Of an encoder-decoder, the one that takes the encoder's outputs. Decoder-only bundles of earlier exports have one graph only.
    private static string Graph(Bundle bundle) =>
        bundle.Manifest.Encoder is null && bundle.Manifest.Files.Any(file => file.Path == Bundle.GenAiGraph) ? Bundle.GenAiGraph : Bundle.DecoderGraph;

    // In a batch GenAI hides padding from the attention, and T5 starts its outputs with the padding token. Prompts are never padded here, so any other id will do.
    private static int Padding(BundleManifest model) => model.Encoder is null || model.Tokens.Pad != model.Tokens.DecoderStart ? model.Tokens.Pad : model.Tokens.End[0];

    // Waiting threads sleep, as in the other runtime; errors come as exceptions.
    private static string Settings(Bundle bundle, int threads)
    {
        var session = new JsonObject { ["intra_op_num_threads"] = threads, ["log_severity_level"] = OnlyFatal };
        foreach (var (key, value) in SessionDefaults.ConfigEntries)
        {
            session[key] = value;
        }

        return new JsonObject
        {
            ["model"] = new JsonObject
            {
                ["pad_token_id"] = Padding(bundle.Manifest),
                ["decoder"] = new JsonObject { ["filename"] = Graph(bundle), ["session_options"] = session },
            },
        }.ToJsonString();
    }
}

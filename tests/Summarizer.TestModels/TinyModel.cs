using Summarizer.Bundles;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Export;
using Summarizer.Export.Exporting;
using Summarizer.Export.Synthesis;

namespace Summarizer.TestModels;

/// <summary>
/// A real engine with a tiny random model and a real tokenizer: it writes nonsense, quickly. What must hold for any model is tested with
/// it.
/// </summary>
public sealed class TinyModel : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-tiny-").FullName;

    public TinyModel()
    {
        var checkpoint = Path.Combine(_folder, "checkpoint");
        var bundle = Path.Combine(_folder, "tiny");
        CheckpointSynthesizer.Write(
            ModelShapeSpec.Parse("encoder=2x64x4,decoder=1x64x4,head=16,ffn=128,vocab=2048"),
            checkpoint,
            new SynthesisOptions { Seed = 5, TokenizerModel = Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model") });
        CheckpointExporter.Export(
            new ExportOptions { Checkpoint = checkpoint, Output = bundle, Precision = Precision.Fp32, MaxInputTokens = 256, MaxOutputTokens = 64 },
            new Progress<ExportProgress>(),
            CancellationToken.None);
        Engine = InferenceEngine.Load(bundle, new EngineOptions { Threads = 1, MaxQueuedRequests = 4096, MaxQueuedTokens = 1 << 24 }, TimeProvider.System);
    }

    public InferenceEngine Engine { get; }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

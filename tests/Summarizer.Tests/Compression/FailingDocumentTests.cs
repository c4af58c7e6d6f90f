using Summarizer.Bundles;
using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Tokenization;

namespace Summarizer.Tests.Compression;

public sealed class FailingDocumentTests(TinyModel model) : IClassFixture<TinyModel>
{
    [Fact]
    public async Task Compress_ModelFailsOnOneDocument_OnlyThatOneIsLost()
    {
        var compressor = new DocumentCompressor(
            new FailsOn(model.Engine, "poison"), new CompressionOptions { NoAnswerThreshold = 2 }, TimeProvider.System);
        var request = new CompressRequest
        {
            Query = "Who stayed?",
            Documents = ["Alice stayed at home.", "This poison stayed in the well.", "Bob stayed too."],
            Rate = 1,
            Extractiveness = Extractiveness.Low
        };

        var result = await compressor.CompressAsync(request, TestContext.Current.CancellationToken);

        // What the random model writes about the others may not fit.
        Assert.Equal([false, true, false], result.Results.Select(r => r.Reason == DropReason.Failed));
        Assert.Contains(result.Warnings, w => w is { Code: "document-failed" });
    }

    // The real engine, but for inputs with one word: the graphs cannot be made to fail on one row only.
    private sealed class FailsOn(InferenceEngine engine, string word) : InferenceEngine
    {
        public override BundleManifest Model => engine.Model;

        public override TextTokenizer? Tokenizer => engine.Tokenizer;

        public override int MaxInputTokens => engine.MaxInputTokens;

        public override int MaxOutputTokens => engine.MaxOutputTokens;

        public override int MaxBatchSize => engine.MaxBatchSize;

        public override EngineStatus Status => engine.Status;

        public override Generation Submit(GenerationRequest request, CancellationToken cancellationToken) =>
            engine.Tokenizer!.Decode(request.InputIds).Contains(word, StringComparison.Ordinal)
                ? new Failed()
                : engine.Submit(request, cancellationToken);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Failed : Generation
    {
        private static readonly EngineException Failure = new(EngineError.InferenceFailed, "The model failed.");

        public override Task InputRead => Task.FromException(Failure);

        public override Task<GenerationResult> Result => Task.FromException<GenerationResult>(Failure);

        public override async IAsyncEnumerator<GeneratedToken> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            await InputRead;
            yield break;
        }
    }
}

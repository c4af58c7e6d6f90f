using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Summarization;

namespace Summarizer.Api.Hosting;

/// <summary>A model that has been loaded and has decoded a token.</summary>
/// <param name="Engine">Owned by <see cref="ModelLoader"/>.</param>
/// <param name="Summarizer">The summarization task on it.</param>
/// <param name="Compressor">The compression task on it; null when the model has no prompt for it.</param>
/// <param name="LoadedAt">When it became ready.</param>
internal sealed record ServedModel(InferenceEngine Engine, DocumentSummarizer Summarizer, DocumentCompressor? Compressor, DateTimeOffset LoadedAt)
{
    /// <summary>Name that clients use.</summary>
    public string Name => Engine.Model.Name;

    /// <summary>How long it took to read, check and warm up.</summary>
    public TimeSpan LoadTime { get; init; }
}

/// <summary>Makes the engine; tests put slow and failing ones here.</summary>
internal delegate InferenceEngine EngineFactory(string bundleFolder, EngineOptions options, TimeProvider clock);

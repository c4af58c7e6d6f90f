using Summarizer.Compression;
using Summarizer.Engine.Hosting;
using Summarizer.Summarization;

namespace Summarizer.Api.Serving;

/// <summary>A model that has been loaded and has decoded a token.</summary>
/// <param name="Engine">Its engine.</param>
/// <param name="Summarizer">The summarization task on it.</param>
/// <param name="Compressor">The compression task on it; null when the model has no prompt for it.</param>
/// <param name="LoadedAt">When it became ready.</param>
internal sealed record ServedModel(InferenceEngine Engine, DocumentSummarizer Summarizer, DocumentCompressor? Compressor, DateTimeOffset LoadedAt) : IAsyncDisposable
{
    /// <summary>Name that clients use.</summary>
    public string Name => Engine.Model.Name;

    /// <summary>How long it took to read, check and warm up.</summary>
    public TimeSpan LoadTime { get; init; }

    /// <summary>Folder of its bundle.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The same tasks on the engine that helps out; null when there is none.</summary>
    public ServedModel? Standby { get; init; }

    /// <summary>Who uses it.</summary>
    public ModelUses Uses { get; } = new();

    /// <summary>Frees its engines: what runs in them is finished, what waits is refused.</summary>
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        if (Standby is not null)
        {
            await Standby.DisposeAsync();
        }
    }
}

/// <summary>Makes the engine; tests put slow and failing ones here.</summary>
internal delegate InferenceEngine EngineFactory(EngineRuntime runtime, string bundleFolder, EngineOptions options, TimeProvider clock);

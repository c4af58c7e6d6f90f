using Summarizer.Compression;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Summarization;

namespace Summarizer.Api.Serving;

/// <summary>A model that has been loaded and has decoded a token.</summary>
/// <param name="Engine">Its engine.</param>
/// <param name="Summarizer">The summarization task on it.</param>
/// <param name="Compressor">The compression task on it; null when the model has no prompt for it.</param>
/// <param name="LoadedAt">When it became ready.</param>
internal sealed record ServedModel(
    InferenceEngine Engine, DocumentSummarizer Summarizer, DocumentCompressor? Compressor, DateTimeOffset LoadedAt) : IAsyncDisposable
{
    /// <summary>Name that clients use.</summary>
    public string Name => Engine.Model.Name;

    /// <summary>Time that reading, checking and warming up took.</summary>
    public TimeSpan LoadTime { get; init; }

    /// <summary>Folder of its bundle.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The same tasks on the standby engine; null when there is none.</summary>
    public ServedModel? Standby { get; init; }

    /// <summary>The requests that use the model.</summary>
    public ModelUses Uses { get; } = new();

    /// <summary>Frees the engines. Running requests are finished, waiting ones are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        if (Standby is not null)
        {
            await Standby.DisposeAsync();
        }
    }
}

/// <summary>Creates an engine. Tests replace it.</summary>
internal delegate InferenceEngine EngineFactory(EngineRuntime runtime, string bundleFolder, EngineOptions options, TimeProvider clock);

using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Bundles;
using Summarizer.Embeddings;

namespace Summarizer.Api.Serving;

/// <summary>The embedding model of this process, loaded when it is first wanted. Owns it.</summary>
internal sealed partial class EmbeddingHost(
    IOptions<SummarizerOptions> options, IHostEnvironment environment, ILogger<EmbeddingHost> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private EmbeddingModel? _model;
    private bool _isLoaded;

    /// <summary>The model; null where there is none, and then sentences are chosen by their words alone.</summary>
    /// <exception cref="BundleException">One was configured and cannot be used.</exception>
    public EmbeddingModel? Model
    {
        get
        {
            lock (_gate)
            {
                if (!_isLoaded)
                {
                    _model = Load();
                    _isLoaded = true;
                }

                return _model;
            }
        }
    }

    /// <summary>The model that a request names.</summary>
    /// <param name="name">Name that the request gives; null for whatever is served.</param>
    /// <exception cref="ProblemException">There is none, or another was asked for.</exception>
    public EmbeddingModel Require(string? name)
    {
        var model = Model
            ?? throw new ProblemException(
                ProblemKind.ModelNotFound,
                "This server has no embedding model. Set Summarizer__EmbeddingModelPath to an embedding bundle; the build makes "
                + "artifacts/models/minilm.");
        return name is null || name == model.Manifest.Name
            ? model
            : throw new ProblemException(
                ProblemKind.ModelNotFound,
                $"This server embeds with the model '{model.Manifest.Name}' only. Leave model out, or give that name.");
    }

    /// <inheritdoc/>
    public void Dispose() => _model?.Dispose();

    private EmbeddingModel? Load()
    {
        if (
            EmbeddingModelLocator.Find(
                options.Value.EmbeddingModelPath, AppContext.BaseDirectory, environment.ContentRootPath) is not { } folder)
        {
            Log.None(logger);
            return null;
        }

        return EmbeddingModel.Load(folder, options.Value.Embedding);
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.NoEmbeddingModel, LogLevel.Warning,
            "No embedding model: compression and reranking compare words alone. Set Summarizer__EmbeddingModelPath to an embedding "
            + "bundle.")]
        public static partial void None(ILogger logger);
    }
}

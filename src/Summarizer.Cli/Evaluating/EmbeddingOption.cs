using System.CommandLine;
using Summarizer.Embeddings;

namespace Summarizer.Cli.Evaluating;

/// <summary><c>--embedding-model</c>: which embedding model is used.</summary>
internal static class EmbeddingOption
{
    private const string None = "none";

    public static Option<string?> Create() => new("--embedding-model")
    {
        Description = "Embedding bundle; 'none' measures words alone. Default: models/minilm, as the build made it.",
        HelpName = "DIR",
    };

    /// <summary>Loads it; null for none.</summary>
    public static EmbeddingModel? Load(string? value, int threads) =>
        value != None && EmbeddingModelLocator.Find(value, AppContext.BaseDirectory, Environment.CurrentDirectory) is { } folder
            ? EmbeddingModel.Load(folder, new EmbeddingOptions { Threads = threads, CacheMiB = 512 })
            : null;
}

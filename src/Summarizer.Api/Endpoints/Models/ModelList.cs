using Summarizer.Api.Serving;
using Summarizer.Bundles;

namespace Summarizer.Api.Endpoints.Models;

/// <summary>The models that this server answers with, as the OpenAI API lists them.</summary>
/// <param name="Data">One entry per model.</param>
internal sealed record ModelList(IReadOnlyList<ModelItem> Data)
{
    /// <summary>Always list.</summary>
    public string Object { get; } = "list";
}

/// <summary>One model.</summary>
/// <param name="Id">Name to use in requests.</param>
/// <param name="Created">When it was loaded, in Unix seconds.</param>
/// <param name="MaxInputTokens">Longest input in tokens, prompt included.</param>
/// <param name="MaxOutputTokens">Longest output in tokens.</param>
/// <param name="Quality">none for random weights, whose outputs mean nothing; absent for a trained model.</param>
internal sealed record ModelItem(string Id, long Created, int MaxInputTokens, int MaxOutputTokens, ModelQuality? Quality)
{
    /// <summary>Always model.</summary>
    public string Object { get; } = "model";

    /// <summary>Always summarizer.</summary>
    public string OwnedBy { get; } = "summarizer";

    public static ModelItem From(ServedModel model) => new(
        model.Name,
        model.LoadedAt.ToUnixTimeSeconds(),
        model.Engine.MaxInputTokens - model.Engine.Model.MarkerTokens,
        model.Engine.MaxOutputTokens,
        model.Engine.Model.Quality);
}

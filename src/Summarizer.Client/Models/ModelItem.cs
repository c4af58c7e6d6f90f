namespace Summarizer.Client.Models;

/// <summary>One model of <c>GET /v1/models</c>.</summary>
/// <param name="Id">Name to use in requests.</param>
/// <param name="Created">When it was loaded, in Unix seconds.</param>
/// <param name="MaxInputTokens">Longest input in tokens, prompt included.</param>
/// <param name="MaxOutputTokens">Longest output in tokens.</param>
/// <param name="Quality"><c>none</c> for random weights, whose outputs mean nothing; null for a trained model.</param>
public sealed record ModelItem(string Id, long Created, int MaxInputTokens, int MaxOutputTokens, string? Quality = null);

/// <summary>How the models come over the wire.</summary>
/// <param name="Data">One entry per model.</param>
internal sealed record ModelList(IReadOnlyList<ModelItem> Data);

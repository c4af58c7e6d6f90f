namespace Summarizer.Api.Http.Wire;

/// <summary>Tokens of one request; map_reduce counts all its passes.</summary>
/// <param name="InputTokens">Tokens read, prompts included.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="TotalTokens">Their sum.</param>
internal sealed record SummaryUsage(int InputTokens, int OutputTokens, int TotalTokens);

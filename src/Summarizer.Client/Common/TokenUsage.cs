namespace Summarizer.Client.Common;

/// <summary>Tokens of the served model that one request took, over all passes.</summary>
/// <param name="InputTokens">Tokens read, prompts included.</param>
/// <param name="OutputTokens">Tokens written.</param>
/// <param name="TotalTokens">Their sum.</param>
public sealed record TokenUsage(int InputTokens, int OutputTokens, int TotalTokens);

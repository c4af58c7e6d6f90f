namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>One message, told apart.</summary>
/// <param name="Document">What to summarize; null where the message only instructs.</param>
/// <param name="Instruction">What to do; null where the message is a document.</param>
internal sealed record PromptParts(string? Document, string? Instruction)
{
    /// <summary>Why this may be wrong; null where the form of the message leaves no doubt.</summary>
    public string? Doubt { get; init; }
}

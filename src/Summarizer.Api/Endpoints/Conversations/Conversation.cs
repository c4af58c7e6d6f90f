namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>A conversation as one document and what to do with it.</summary>
/// <param name="Document">What to summarize; null where there is nothing.</param>
/// <param name="Asked">All that was asked for; null for nothing.</param>
/// <param name="Instruction">What of it goes beyond a summary and its length; null for nothing.</param>
/// <param name="Length">How long the summary should be.</param>
/// <param name="Doubt">Why this may be wrong; null where the form leaves no doubt.</param>
internal sealed record Conversation(string? Document, string? Asked, string? Instruction, LengthRequest Length, string? Doubt)
{
    /// <summary>Code of the warning for a doubt.</summary>
    public const string DoubtCode = "instruction-guessed";
}

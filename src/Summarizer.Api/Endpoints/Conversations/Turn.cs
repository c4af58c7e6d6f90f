namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>One message of a conversation.</summary>
/// <param name="Role">system, developer, user, assistant, tool or function.</param>
/// <param name="Text">Its text.</param>
internal sealed record Turn(string Role, string Text)
{
    public bool Instructs => Role is "system" or "developer";

    /// <summary>Whether it brings what can be summarized: messages of people, and what tools found.</summary>
    public bool Brings => Role is "user" or "tool" or "function";
}

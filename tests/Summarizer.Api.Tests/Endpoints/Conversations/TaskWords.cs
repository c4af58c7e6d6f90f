namespace Summarizer.Api.Tests.Endpoints.Conversations;

/// <summary>Words of tasks, which a summary of the tests' documents has only where a prompt was summarized.</summary>
internal static class TaskWords
{
    private static readonly string[] All =
    [
        "summar", "concise", "following", "context information", "query", "instruction", "sentence", "tl;dr", "content to", "fasse", "résum", "siguiente", "bullet", "conversation",
        "dialog", "must always", "must never",
    ];

    /// <summary>The words of a task that a summary has.</summary>
    public static IReadOnlyList<string> In(string summary) => [.. All.Where(w => summary.Contains(w, StringComparison.OrdinalIgnoreCase))];
}

using System.Text.Json;

namespace Summarizer.Evaluation.Tests;

/// <summary>Lines of data files.</summary>
internal static class Row
{
    public static string Summarize(string id, string document, string summary, params string[] refs) =>
        JsonSerializer.Serialize(new { id, task = "summarize", document, summary, refs, source = "kept apart", copied = true });

    public static string Question(string id, string document, string question, string summary, bool answerable = true) =>
        JsonSerializer.Serialize(new { id, task = "compress", document, question, summary, answerable });
}

using System.Text.Json.Nodes;
using Summarizer.Client.Documents;

namespace Summarizer.Client.Compression;

/// <summary>One retrieved document.</summary>
/// <param name="Text">Its text.</param>
public sealed record CompressDocument(string Text)
{
    /// <summary>The caller's id, returned as it is.</summary>
    public string? Id { get; init; }

    /// <summary>Its title; counts when documents are ranked, and is not part of what is kept.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Parts of the text, as <see cref="SummarizerClient.ReadDocumentAsync(System.IO.Stream, string, System.Threading.CancellationToken)"/>
    /// gave them; null where the text's own signs make them.
    /// </summary>
    public IReadOnlyList<DocumentItem>? Parts { get; init; }

    /// <summary>Whatever the caller wants to find again at the result; returned as it is.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>A document that is only a text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator CompressDocument(string text) => FromString(text);

    /// <summary>A document that is only a text.</summary>
    /// <param name="text">The text.</param>
    public static CompressDocument FromString(string text) => new(text);
}

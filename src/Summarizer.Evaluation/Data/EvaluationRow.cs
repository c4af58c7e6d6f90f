namespace Summarizer.Evaluation.Data;

/// <summary>One document with what a person wrote about it.</summary>
public sealed record EvaluationRow
{
    /// <summary>Name of the row in its file.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked for.</summary>
    public required EvaluationTask Task { get; init; }

    /// <summary>The text to read.</summary>
    public required string Document { get; init; }

    /// <summary>The question of a <see cref="EvaluationTask.Compress"/> row; null for the other tasks.</summary>
    public string? Question { get; init; }

    /// <summary>The summary and the further references, at least one. "No answer." where the document has none.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>The words of the document that answer the question, where the data has them.</summary>
    public string? Answer { get; init; }

    /// <summary>False when the document does not answer the question.</summary>
    public bool Answerable { get; init; } = true;
}

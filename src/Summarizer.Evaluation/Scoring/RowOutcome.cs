using Summarizer.Evaluation.Data;

namespace Summarizer.Evaluation.Scoring;

/// <summary>What is kept of a row once it is scored; the document is not.</summary>
internal sealed record RowOutcome(int Source, EvaluationTask Task, bool Answerable, RowOutput Output, RowScore Score, SampleText Text);

/// <summary>What a row is shown by when it becomes a sample.</summary>
internal sealed record SampleText(string Id, string? Question, string Document, string Reference, string Output)
{
    private const int DocumentCharacters = 400;

    public static SampleText Of(EvaluationRow row, string output) => new(row.Id, row.Question, Begin(row.Document), row.References[0], output);

    private static string Begin(string document)
    {
        if (document.Length <= DocumentCharacters)
        {
            return document;
        }

        // At a space, so that neither a word nor a surrogate pair is cut.
        var end = document.LastIndexOf(' ', DocumentCharacters);
        return end <= 0 ? "…" : document[..end] + " …";
    }
}

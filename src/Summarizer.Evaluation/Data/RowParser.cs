using System.Text.Json;

namespace Summarizer.Evaluation.Data;

/// <summary>Turns one JSON line into a row, or says what is wrong with it.</summary>
internal static class RowParser
{
    public static EvaluationRow Parse(string line, string path, long number)
    {
        var record = Read(line, path, number);
        var task = record.Task switch
        {
            "summarize" => EvaluationTask.Summarize,
            "headline" => EvaluationTask.Headline,
            "compress" => EvaluationTask.Compress,
            null => throw Error(path, number, "has no \"task\"; it must be summarize, headline or compress."),
            var other => throw Error(path, number, $"has the task \"{other}\"; it must be summarize, headline or compress."),
        };
        var answerable = record.Answerable ?? true;
        if (!answerable && task != EvaluationTask.Compress)
        {
            throw Error(path, number, $"says \"answerable\": false for the task {record.Task}; only compress rows have a question to leave unanswered.");
        }

        var summary = Required(record.Summary, "summary", path, number);
        return new EvaluationRow
        {
            Id = Required(record.Id, "id", path, number),
            Task = task,
            Document = Required(record.Document, "document", path, number),
            Question = task == EvaluationTask.Compress ? Required(record.Question, "question", path, number) : null,
            References = [summary, .. (record.Refs ?? []).Where(r => !string.IsNullOrWhiteSpace(r)).Select(r => r!)],
            Answerable = answerable,
            Answer = string.IsNullOrWhiteSpace(record.Answer) ? null : record.Answer,
        };
    }

    private static RowRecord Read(string line, string path, long number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RowRecordJson.Default.RowRecord) ?? throw Error(path, number, "is null; a JSON object is wanted.");
        }
        catch (JsonException e)
        {
            throw new EvaluationDataException($"'{path}' line {number} is not a JSON object with the fields of a row: {e.Message}", e);
        }
    }

    private static string Required(string? value, string field, string path, long number) => string.IsNullOrWhiteSpace(value)
        ? throw Error(path, number, $"has no text in \"{field}\".")
        : value;

    private static EvaluationDataException Error(string path, long number, string what) => new($"'{path}' line {number} {what}");
}

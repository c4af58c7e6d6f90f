using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Running;
using Summarizer.Evaluation.Scoring;
using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Tests;

/// <summary>Evaluations of systems that need no model, over a few sources made by rule.</summary>
internal static class SampleRun
{
    public static readonly ModelInfo Model = new("sample <model> & co", "t5gemma", "int8", 11_600_000, new string('a', 64));

    /// <summary>A system that writes the first sentence.</summary>
    public static RowWriter Lead1 { get; } = Writer(row => Sentences.Of(row.Document).First());

    /// <summary>A system that knows the references and refuses what cannot be answered.</summary>
    public static RowWriter Perfect { get; } = Writer(row => row.References[0]);

    /// <summary>A system that knows the reference of this share of the rows and copies the end for the others. It knows questions sooner.</summary>
    public static RowWriter Mixture(int percent) => Writer(row =>
        int.Parse(row.Id[1..], CultureInfo.InvariantCulture) * 37 % 100 < percent + (row.Question is null ? 0 : 10) ? row.References[0] : Sentences.Of(row.Document).Last());

    public static RowWriter Writer(Func<EvaluationRow, string> write) => (row, _) =>
    {
        var text = write(row);
        return Task.FromResult(new RowOutput(text, Words.Of(text).Count(), Truncated: row.Document.Length > 250));
    };

    /// <summary>Two files: "prose" with summaries, "answers" with questions of which every third has no answer.</summary>
    public static string[] Files(TemporaryFolder folder, int rows = 40) =>
    [
        folder.WriteLines("pairs-prose.jsonl", Enumerable.Range(0, rows).Select(i => Row.Summarize($"p{i}", Document(i), $"Item {i} matters. Colour {i % 5} is {i % 3}."))),
        folder.WriteLines("answers.jsonl", Enumerable.Range(0, rows).Select(i => i % 3 == 0
            ? Row.Question($"a{i}", Document(i), "What is missing?", "No answer.", answerable: false)
            : Row.Question($"a{i}", Document(i), $"What does {i} cost?", $"Item {i} costs {i * 7} coins."))),
    ];

    public static Task<EvaluationResult> RunAsync(
        TemporaryFolder folder, RowWriter write, EvaluationSettings? settings = null, int inFlight = 4, Action<EvaluationProgress>? progress = null)
    {
        settings ??= new EvaluationSettings { Bootstrap = 200 };
        var plan = EvaluationPlan.Create(Files(folder), settings.Limit, settings.Seed);
        return EvaluationRunner.RunAsync(
            plan, Model, settings, write, inFlight, new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 9, 30, 0, TimeSpan.Zero)), progress, TestContext.Current.CancellationToken);
    }

    private static string Document(int i) =>
        $"This is number {i} of a list. Item {i} costs {i * 7} coins. Colour {i % 5} is common here. {string.Concat(Enumerable.Repeat($"Nothing else is known of it. ", i % 9))}The end of {i}.";
}

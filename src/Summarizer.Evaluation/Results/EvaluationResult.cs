using Summarizer.Evaluation.Data;

namespace Summarizer.Evaluation.Results;

/// <summary>Everything one evaluation found. Its JSON form is the contract of <c>--json</c> and the input of <c>eval-compare</c> and of the report.</summary>
public sealed record EvaluationResult
{
    /// <summary>The layout that this build writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Layout version.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What was evaluated.</summary>
    public required ModelInfo Model { get; init; }

    /// <summary>How it was evaluated; the same model and settings give the same metrics.</summary>
    public required EvaluationSettings Settings { get; init; }

    /// <summary>When and how long; the only part that differs between two equal evaluations.</summary>
    public required RunInfo Run { get; init; }

    /// <summary>All sources together.</summary>
    public required OverallResult Overall { get; init; }

    /// <summary>Each source, in the order given.</summary>
    public required IReadOnlyList<SourceResult> Sources { get; init; }
}

/// <summary>The evaluated model.</summary>
/// <param name="Name">Name in its manifest.</param>
/// <param name="Architecture">Hugging Face <c>model_type</c>.</param>
/// <param name="Precision">Weight precision.</param>
/// <param name="Parameters">Number of parameters.</param>
/// <param name="SourceSha256">Hash of the checkpoint it was exported from.</param>
public sealed record ModelInfo(string Name, string Architecture, string Precision, long Parameters, string SourceSha256);

/// <summary>Settings of an evaluation.</summary>
public sealed record EvaluationSettings
{
    /// <summary>Most rows of a file, drawn at random; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Seed of the drawn rows and of the bootstrap.</summary>
    public long Seed { get; init; }

    /// <summary>Most tokens of an output; null for the model's own limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Number of bootstrap samples; 0 gives no intervals.</summary>
    public int Bootstrap { get; init; } = 1000;

    /// <summary>Share of bootstrap samples inside an interval, 0 to 1.</summary>
    public double Confidence { get; init; } = 0.95;
}

/// <summary>When an evaluation ran and how much it wrote.</summary>
/// <param name="StartedAt">Start.</param>
/// <param name="DurationSeconds">Reading, writing and scoring together.</param>
/// <param name="OutputTokens">Tokens that the model wrote.</param>
public sealed record RunInfo(DateTimeOffset StartedAt, double DurationSeconds, long OutputTokens);

/// <summary>All sources together.</summary>
public sealed record OverallResult
{
    /// <summary>Rows evaluated.</summary>
    public required int Rows { get; init; }

    /// <summary>Mean over the sources that have the metric, every source counting alike; for the metrics of question rows all rows count together. Null where no source has it.</summary>
    public required IReadOnlyDictionary<string, MetricValue?> Metrics { get; init; }

    /// <summary>Rows by length ratio, see <see cref="LengthRatios"/>.</summary>
    public required IReadOnlyList<int> LengthRatioCounts { get; init; }
}

/// <summary>One source, which is one data file.</summary>
public sealed record SourceResult
{
    /// <summary>File name without <c>pairs-</c> and its ending.</summary>
    public required string Name { get; init; }

    /// <summary>Tasks of its rows.</summary>
    public required IReadOnlyList<EvaluationTask> Tasks { get; init; }

    /// <summary>Rows evaluated.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that are questions without an answer; ROUGE leaves them out.</summary>
    public required int UnanswerableRows { get; init; }

    /// <summary>Rows whose document did not fit the model and was cut at the end.</summary>
    public required int TruncatedRows { get; init; }

    /// <summary>Every metric by name; null where the source has no row for it.</summary>
    public required IReadOnlyDictionary<string, MetricValue?> Metrics { get; init; }

    /// <summary>By ROUGE metric, the Lead that its gain is measured against.</summary>
    public required IReadOnlyDictionary<string, string> BetterLead { get; init; }

    /// <summary>Rows by length ratio, see <see cref="LengthRatios"/>.</summary>
    public required IReadOnlyList<int> LengthRatioCounts { get; init; }

    /// <summary>Sample outputs; null when no row has ROUGE.</summary>
    public SampleOutputs? Samples { get; init; }
}

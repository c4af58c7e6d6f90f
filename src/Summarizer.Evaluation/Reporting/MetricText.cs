using System.Globalization;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;

namespace Summarizer.Evaluation.Reporting;

/// <summary>
/// How metrics are written for people: shares and ROUGE in points (1 point is 0.01), ratios as they are, a dash where there is no value.
/// </summary>
public static class MetricText
{
    /// <summary>What stands for a value that is not there.</summary>
    public const string None = "–";

    /// <summary>Short title of a metric.</summary>
    public static string Title(string metric) => metric switch
    {
        MetricNames.Rouge1 => "ROUGE-1",
        MetricNames.Rouge2 => "ROUGE-2",
        MetricNames.RougeL => "ROUGE-L",
        MetricNames.Lead1 => "Lead-1",
        MetricNames.Lead3 => "Lead-3",
        MetricNames.Oracle => "Oracle",
        MetricNames.SourceBigrams => "2-grams from source",
        MetricNames.LengthRatio => "length ratio",
        MetricNames.NoAnswerPrecision => "“No answer.” precision",
        MetricNames.NoAnswerRecall => "“No answer.” recall",
        MetricNames.NoAnswerF1 => "“No answer.” F1",
        MetricNames.GainOverLeadWords => "ROUGE-1 gain at the same length",
        "gain_rouge_1" => "ROUGE-1 gain",
        _ => metric,
    };

    /// <summary>The value alone.</summary>
    public static string Value(string metric, MetricValue? value) => value is null ? None : Number(metric, value.Value);

    /// <summary>The value with its interval.</summary>
    public static string WithInterval(string metric, MetricValue? value) =>
        value is { Low: { } low, High: { } high } ? $"{Number(metric, value.Value)} [{Number(metric, low)}, {Number(metric, high)}]" : Value(metric, value);

    /// <summary>A number of a metric.</summary>
    public static string Number(string metric, double value) => metric switch
    {
        MetricNames.LengthRatio => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ when IsGain(metric) => (100 * value).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture),
        _ => (100 * value).ToString("0.0", CultureInfo.InvariantCulture),
    };

    private static bool IsGain(string metric) => metric == MetricNames.GainOverLeadWords || MetricNames.Rouge.Any(r => metric == MetricNames.Gain(r));
}

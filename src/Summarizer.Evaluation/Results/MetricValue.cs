namespace Summarizer.Evaluation.Results;

/// <summary>One metric with its bootstrap interval.</summary>
/// <param name="Value">Value on all rows.</param>
/// <param name="Low">Lower end of the interval; null without bootstrap.</param>
/// <param name="High">Upper end of the interval; null without bootstrap.</param>
public sealed record MetricValue(double Value, double? Low, double? High);

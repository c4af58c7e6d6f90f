namespace Summarizer.Evaluation.Reporting.Latency;

/// <summary>What the pages of comparisons add to the style sheet of all reports.</summary>
internal static class LatencyStyle
{
    public const string Css = """
        .base { fill: var(--lead1); } .model-line { stroke: var(--model); stroke-width: 2; } .base-line { stroke: var(--lead1); stroke-width: 2; stroke-dasharray: 7 3; }
        .whisker { stroke: var(--text); stroke-width: 2; } .faster { fill: var(--oracle); } .slower { fill: var(--bad); }
        .crossover { stroke: var(--text); stroke-width: 3; fill: var(--text); } svg text.cell { font-weight: 600; } svg rect.faster, svg rect.slower { stroke: var(--line); }
        """;

    /// <summary>Style of a model by its place.</summary>
    public static string Of(int place) => place == 0 ? "model" : "base";
}

using System.Xml.Linq;
using Summarizer.Evaluation.Results;
using Summarizer.Evaluation.Scoring;
using static Summarizer.Evaluation.Text.Html;

namespace Summarizer.Evaluation.Reporting;

/// <summary>What the model wrote: the best, the median and the worst output of every source.</summary>
internal static class ReportSamples
{
    public static IEnumerable<XElement> Of(IEnumerable<SourceResult> sources) =>
        from source in sources
        where source.Samples is not null
        select Source(source.Name, source.Samples!);

    private static XElement Source(string name, SampleOutputs samples) => E(
        "details",
        E("summary", name),
        Sample("Best", samples.Best),
        Sample("Median", samples.Median),
        Sample("Worst", samples.Worst));

    private static XElement Sample(string rank, SampleOutput sample) => E(
        "div",
        Class("sample"),
        E("h3", $"{rank}: ROUGE-1 {Points(sample.Rouge1)}, ROUGE-2 {Points(sample.Rouge2)}, ROUGE-L {Points(sample.RougeL)}"),
        E(
            "dl",
            sample.Question is null ? null : Entry("question", sample.Question),
            Entry("output", sample.Output.Length == 0 ? "(nothing)" : sample.Output),
            Entry("reference", sample.Reference),
            Entry($"document {sample.Id}", sample.Document)));

    private static XElement[] Entry(string title, string text) => [E("dt", title), E("dd", text)];

    private static string Points(double share) => MetricText.Number(MetricNames.Rouge1, share);
}

using System.Globalization;
using System.Xml.Linq;
using Summarizer.Evaluation.Reporting;
using Summarizer.Evaluation.Results;

namespace Summarizer.Evaluation.Tests.Reporting;

public sealed class HtmlReportTests : IDisposable
{
    private const string Doctype = "<!DOCTYPE html>\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_AResult_IsWellFormedAndNeedsNothingFromOutside()
    {
        var html = await Report();

        Assert.StartsWith(Doctype, html, StringComparison.Ordinal);
        var page = Parse(html);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName is "src" or "href");
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_AResult_ReadsTheSameAsHtmlAndAsXml()
    {
        var html = await Report();

        // In HTML a style is raw text and "<div/>" stays open; neither must occur.
        Assert.DoesNotContain('&', Parse(html).Descendants("style").Single().Value);
        Assert.DoesNotMatch("<(?!meta|br|hr)[a-z0-9]+[^>]*/>", html);
    }

    [Fact]
    public async Task Of_AResult_DrawsEverySourceOnEveryPlot()
    {
        var plots = Parse(await Report()).Descendants("svg").ToList();

        // ROUGE-1, 2, L, gain and 2-grams, each with a dot for two sources and their mean; two bar plots.
        Assert.Equal(7, plots.Count);
        Assert.All(plots[..5], p => Assert.Equal(3, Dots(p).Count(d => d.Element("title")!.Value.Contains(", model: ", StringComparison.Ordinal))));
        Assert.Equal([4, 13], plots[5..].Select(p => p.Descendants("rect").Count()));
        Assert.All(plots, p => Assert.NotEmpty(p.Attribute("aria-label")!.Value));
    }

    [Fact]
    public async Task Of_AResult_PutsHigherValuesFurtherRight()
    {
        var plot = Parse(await Report()).Descendants("svg").First();
        var dots = Dots(plot).Where(d => d.Element("title") is { } t && t.Value.Contains(", model: ", StringComparison.Ordinal))
            .Select(d => (X: Number(d, "cx"), Value: double.Parse(d.Element("title")!.Value.Split(": ")[1].Split(' ')[0], CultureInfo.InvariantCulture))).ToList();

        Assert.Equal(dots.OrderBy(d => d.Value).Select(d => d.X), dots.Select(d => d.X).Order());
        Assert.All(plot.Descendants().Where(e => e.Attribute("x") is not null), e => Assert.InRange(Number(e, "x"), 0, 860));
    }

    [Fact]
    public async Task Of_TextsThatLookLikeMarkup_ShowsThemAsText()
    {
        const string Nasty = "<script>alert('x')</script> & \"quotes\" \u0001 \ud800 😀";

        var page = Parse(await Report(SampleRun.Writer(row => row.Id.StartsWith('p') ? Nasty : "No answer.")));

        Assert.Empty(page.Descendants("script"));
        Assert.Contains(page.Descendants("dd"), d => d.Value == "<script>alert('x')</script> & \"quotes\" \ufffd \ufffd 😀");
        Assert.Contains("sample <model> & co", page.Descendants("h1").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_AResult_ShowsItsNumbers()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Mixture(50));
        var page = Parse(HtmlReport.Of(result));

        var row = page.Descendants("tr").Single(r => (string?)r.Attribute("class") == "total").Elements("td").ToList();
        Assert.Equal("80", row[1].Value);
        Assert.Equal((100 * result.Overall.Metrics["rouge_1"]!.Value).ToString("0.0", CultureInfo.InvariantCulture), row[2].Value);
        Assert.Equal(MetricText.WithInterval("rouge_1", result.Overall.Metrics["rouge_1"]), row[2].Attribute("title")!.Value);
        Assert.Contains("2026-11-01 09:30 UTC", page.Descendants("p").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_AResultWithoutIntervalsAndWithoutSummaries_IsStillAReport()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Lead1, new EvaluationSettings { Bootstrap = 0 });
        var bare = result with
        {
            Overall = result.Overall with { Metrics = new Dictionary<string, MetricValue?>() },
            Sources = [result.Sources[1] with { Metrics = new Dictionary<string, MetricValue?>(), Samples = null }],
        };

        Assert.NotEmpty(Parse(HtmlReport.Of(result)).Descendants("svg"));
        Assert.NotEmpty(Parse(HtmlReport.Of(bare)).Descendants("svg"));
    }

    private async Task<string> Report(Summarizer.Evaluation.Scoring.RowWriter? write = null) =>
        HtmlReport.Of(await SampleRun.RunAsync(_folder, write ?? SampleRun.Mixture(50)));

    private static XDocument Parse(string html) => XDocument.Parse(html[Doctype.Length..], LoadOptions.PreserveWhitespace);

    private static IEnumerable<XElement> Dots(XElement plot) => plot.Descendants("circle");

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}

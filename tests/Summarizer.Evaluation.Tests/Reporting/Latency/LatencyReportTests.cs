using System.Globalization;
using System.Xml.Linq;
using Summarizer.Bundles;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Evaluation.Reporting.Latency;
using Summarizer.Benchmarking.Hardware;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Evaluation.Tests.Reporting.Latency;

public sealed class LatencyReportTests
{
    private static readonly MachineStamp Machine = new()
    {
        Processor = "a <processor>",
        Cores = 2,
        Threads = 1,
        Os = "an OS",
        Dotnet = ".NET",
        Onnxruntime = "1",
        ExecutionProvider = "CPUExecutionProvider",
        Device = "cpu",
        Version = "0",
        Commit = "0123456789abcdef",
    };

    [Fact]
    public void Of_AComparison_IsOnePageThatNeedsNothingElse()
    {
        var html = LatencyReport.Of(Single());
        var page = Parse(html);

        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.DoesNotContain('&', page.Descendants("style").Single().Value);
        Assert.Contains("a <processor>", page.Value, StringComparison.Ordinal);
        Assert.Contains("quality: none", page.Value, StringComparison.Ordinal);
        Assert.All(ComparisonDefinitions.All.Keys, name => Assert.Contains(page.Descendants("dt"), e => e.Value == name));

        // Speedup, end-to-end, TTFT, TPOT.
        Assert.Equal(4, page.Descendants("svg").Count());
        Assert.All(page.Descendants("svg"), p => Assert.NotEmpty(p.Attribute("aria-label")!.Value));
    }

    [Fact]
    public void Of_AComparison_DrawsBarsAsLongAsTheMedians()
    {
        var bars = Parse(LatencyReport.Of(Single())).Descendants("svg").ElementAt(1).Descendants("rect").Select(r => Number(r, "width")).ToList();

        Assert.Equal(2, bars.Count);
        Assert.Equal(3, bars[1] / bars[0], 0.01);
    }

    [Fact]
    public void Of_ASweep_DrawsEveryCellTheLinesAndTheCrossover()
    {
        var page = Parse(LatencyReport.Of(Sweep()));
        var map = page.Descendants("svg").First();

        Assert.Equal((2, 2), (Count(map, "rect", "faster"), Count(map, "rect", "slower")));
        Assert.Equal(1, Count(map, "line", "crossover"));
        Assert.Equal(3, page.Descendants("svg").Count());

        // The line crosses half-way between the columns, where the ratio passes 1.
        var line = map.Descendants("line").Single(l => l.Attribute("class")!.Value == "crossover");
        var columns = map.Descendants("rect").Select(r => Number(r, "x") + (Number(r, "width") / 2)).Distinct().Order().ToList();
        Assert.Equal((columns[0] + columns[1]) / 2, Number(line, "x1"), 1);
        Assert.Equal(Number(line, "x1"), Number(line, "x2"), 0.5);
    }

    private static int Count(XElement plot, string element, string style) => plot.Descendants(element).Count(e => e.Attribute("class")?.Value == style);

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static XElement Parse(string html) => XElement.Parse(html["<!DOCTYPE html>\n".Length..]);

    private static ComparisonReport Single() => new()
    {
        Environment = Machine,
        Settings = new(5, 1, 1, 0),
        Results = [Result("a", 10, null), Result("b", 30, ModelQuality.None)],
        Speedups = [new("a", "b", 5, new(3, 2.9, 3.1), new(3, 2.9, 3.1), new(3, 2.9, 3.1))],
        Warnings = [],
    };

    private static ComparisonReport Sweep() => Single() with
    {
        Results = [],
        Speedups = [],
        Sweep = new()
        {
            Model = "a",
            Baseline = "b",
            InputTokens = [16, 64],
            OutputTokens = [4, 16],
            Cells = [Cell(16, 4, 0.5), Cell(16, 16, 0.5), Cell(64, 4, 2), Cell(64, 16, 2)],
            Crossover = [new(new(32, 4), new(32, 16))],
        },
    };

    private static SweepCell Cell(int input, int output, double ratio) => new(input, output, new(5, 1, 10), new(5, 1, 10 * ratio), ratio, null, null);

    private static ComparedModel Result(string name, double ms, ModelQuality? quality) => new()
    {
        Model = name,
        Architecture = "encoder-decoder",
        ModelType = "t5gemma",
        Parameters = 1000,
        Precision = Precision.Int8,
        Runtime = Engine.Hosting.EngineRuntime.Ort,
        RuntimeVersion = "1.31.1",
        ModelSha = "0",
        Quality = quality,
        InputTokens = 8,
        OutputTokens = 4,
        TtftMs = Spread(ms / 2),
        TpotMs = Spread(ms / 8),
        ItlMs = Spread(ms / 8),
        E2eMs = Spread(ms),
        PhasesMs = new(0, 0, ms / 2, null, ms / 2),
        OutputTokensPerS = 1,
        RequestsPerS = 1,
        Memory = new(1 << 20, 64, 64, 1024),
        Work = new(1, 1, 1, 1),
        Predicted = new PredictedTimes(ms, ms, ms, 0, 0, 0),
    };

    private static Distribution Spread(double ms) => Distribution.Of([ms, ms, ms])!;
}

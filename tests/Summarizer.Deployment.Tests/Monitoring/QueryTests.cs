using System.Text.RegularExpressions;
using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Monitoring;

/// <summary>
/// Every query of alerts, rules, autoscaler, dashboard and documentation asks for metrics and labels that a running service has.
/// </summary>
[Collection(Running.Name)]
public sealed partial class QueryTests(RunningService service)
{
    // Added by Prometheus when it scrapes, and by rules.
    private static readonly string[] Given = ["namespace", "pod", "le", "model_name"];

    // Not measured by every service at every moment: Polly counts only what happened.
    private static readonly string[] Rare = [];

    public static TheoryData<string, string> Queries => [.. All().Select(q => new TheoryDataRow<string, string>(q.Place, q.Query))];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_AsksForWhatExists(string place, string query)
    {
        Assert.NotEmpty(place);
        var known = service.Scrape.Series.Select(s => s.Name).Concat(Recorded()).Concat(Rare).ToHashSet();
        var metrics = PromQl.Metrics(query).ToList();

        Assert.NotEmpty(metrics);
        Assert.Empty(metrics.Except(known));
        var labels = service.Scrape.Series.Where(s => metrics.Contains(s.Name)).SelectMany(s => s.Labels.Keys).Concat(Given).ToHashSet();
        Assert.Empty(PromQl.Labels(query).Except(labels));
    }

    [Theory]
    [InlineData("sum by (namespace, le) (rate(a_b:c{x=\"y\", z=~\"w|v\"}[5m])) / on (pod) d > 0.5 and e == 0", "a_b:c d e", "x z namespace le pod")]
    [InlineData("histogram_quantile(0.95, sum(rate(a[$__rate_interval]))) or vector(0)", "a", "")]
    [InlineData("sum(label_replace(a, \"b\", \"$1\", \"c\", \"(.+)\")) by (d)", "a", "d")]
    public void PromQl_FindsNamesAndLabels(string query, string metrics, string labels)
    {
        Assert.Equal(metrics.Split(' ', StringSplitOptions.RemoveEmptyEntries), PromQl.Metrics(query));
        Assert.Equal(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries), PromQl.Labels(query));
    }

    private static IEnumerable<(string Place, string Query)> All() =>
    [
        .. Rules().Select(r => (r.Record ?? r.Alert!, r.Expr)),
        .. ManifestFiles.Read<ScaledObject>("components/keda/scaledobject.yaml").Spec.Triggers.Select(t => (t.Name, t.Metadata["query"])),
        .. Dashboard.Queries.Select(q => (q.Panel, q.Query)),
        .. Documented().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "observability.md"))).Select(
            m => ("docs/observability.md", m.Groups[1].Value.Replace(@"\|", "|", StringComparison.Ordinal))),
    ];

    private static IEnumerable<Rule> Rules() =>
        new[] { "components/monitoring/prometheusrule.yaml", "components/vllm-names/prometheusrule.yaml" }
        .SelectMany(f => ManifestFiles.Read<PrometheusRule>(f).Spec.Groups)
        .SelectMany(g => g.Rules);

    private static IEnumerable<string> Recorded() => Rules().Select(r => r.Record).OfType<string>();

    [GeneratedRegex(@"^\| [^|`]+ \| `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Documented();
}

using Summarizer.Deployment.Tests.Support;

namespace Summarizer.Deployment.Tests.Monitoring;

public sealed class DashboardTests
{
    [Fact]
    public void Panels_HaveATitleADefinitionAUnitAndTheChosenDataSource() => Assert.All(Dashboard.Panels, panel =>
    {
        Assert.False(string.IsNullOrWhiteSpace((string?)panel["title"]));
        Assert.EndsWith(".", (string?)panel["description"]);
        Assert.NotNull(panel["fieldConfig"]!["defaults"]!["unit"]);
        Assert.Equal("${datasource}", (string?)panel["datasource"]!["uid"]);
        Assert.All(panel["targets"]!.AsArray(), t => Assert.Contains("namespace=~\"$namespace\"", (string?)t!["expr"]));
    });

    [Fact]
    public void Panels_NeitherOverlapNorLeaveTheGrid()
    {
        var taken = new HashSet<(int X, int Y)>();

        Assert.All(Dashboard.Json["panels"]!.AsArray(), panel =>
        {
            var grid = panel!["gridPos"]!;
            var (x, y, w, h) = ((int)grid["x"]!, (int)grid["y"]!, (int)grid["w"]!, (int)grid["h"]!);
            Assert.InRange(x + w, 1, 24);
            Assert.All(Enumerable.Range(0, w * h), i => Assert.True(taken.Add((x + (i % w), y + (i / w))), (string?)panel["title"]));
        });
    }

    [Fact]
    public void Ids_AreDistinct()
    {
        var ids = Dashboard.Json["panels"]!.AsArray().Select(p => (int)p!["id"]!).ToList();

        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void ConfigMap_IsFoundByGrafanasSidecar()
    {
        var map = Assert.Single(ManifestFiles.Read<Kustomization>("components/monitoring/kustomization.yaml").ConfigMapGenerator);

        Assert.Equal("1", map.Options!.Labels["grafana_dashboard"]);
        Assert.True(map.Options.DisableNameSuffixHash);
        Assert.Equal(["summarizer.json=dashboard.json"], map.Files);
    }
}

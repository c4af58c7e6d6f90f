using System.Text.Json.Nodes;

namespace Summarizer.Deployment.Tests.Support;

/// <summary>The Grafana dashboard.</summary>
internal static class Dashboard
{
    public static JsonObject Json =>
        JsonNode.Parse(File.ReadAllText(ManifestFiles.PathOf("components/monitoring/dashboard.json")))!.AsObject();

    /// <summary>Every panel that shows something.</summary>
    public static IEnumerable<JsonObject> Panels =>
        Json["panels"]!.AsArray().Select(p => p!.AsObject()).Where(p => (string?)p["type"] != "row");

    /// <summary>Every query, and that of every variable.</summary>
    public static IEnumerable<(string Panel, string Query)> Queries =>
        Panels.SelectMany(p => p["targets"]!.AsArray().Select(t => ((string)p["title"]!, (string)t!["expr"]!)));
}

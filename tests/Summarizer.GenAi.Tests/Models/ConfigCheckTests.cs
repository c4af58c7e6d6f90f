using System.Text.Json.Nodes;
using Summarizer.Bundles;

namespace Summarizer.GenAi.Tests.Models;

public sealed class ConfigCheckTests(ExportedBundles bundles)
{
    [Theory]
    [InlineData("model.decoder.session_options", "custom_ops_library", "/tmp/evil.so", "'model.decoder.session_options.custom_ops_library', which no export")]
    [InlineData("model", "vision", "{}", "'model.vision', which no export")]
    public void Load_ConfigThatReachesOutOfTheBundle_IsRefused(string at, string name, string value, string message)
    {
        var folder = Changed(json =>
        {
            var node = json;
            foreach (var step in at.Split('.'))
            {
                node = node[step] ??= new JsonObject();
            }

            node[name] = value;
        });

        var error = Assert.Throws<BundleException>(() => Engines.Load(folder));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_ConfigOfAnEarlierExportThatNamesAnotherGraph_RunsOurs()
    {
        var folder = Changed(json =>
        {
            json["model"]!["decoder"]!.AsObject().Remove("session_options");
            json["model"]!["decoder"]!["filename"] = "elsewhere.onnx";
            json["search"]!.AsObject().Remove("early_stopping");
        });

        await using var engine = Engines.Load(folder);

        Assert.Equal("t5gemma", engine.Model.Architecture);
    }

    private string Changed(Action<JsonNode> change)
    {
        var bundle = Bundle.Open(bundles.Random());
        var folder = bundles.NewFolder();
        using var writer = new BundleWriter(folder, overwrite: false);
        foreach (var file in bundle.Manifest.Files.Select(file => file.Path))
        {
            File.Copy(bundle.PathOf(file), Path.Combine(writer.Folder, file));
        }

        var path = Path.Combine(writer.Folder, "genai_config.json");
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString());
        writer.Commit(files => bundle.Manifest with { Files = files });
        return folder;
    }
}

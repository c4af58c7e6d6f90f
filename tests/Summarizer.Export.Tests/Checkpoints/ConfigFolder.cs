using System.Text.Json.Nodes;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

/// <summary>The configuration of a fixture, changed and read again.</summary>
internal static class ConfigFolder
{
    /// <summary>Applies a change to config.json (and generation_config.json) of a fixture and loads the result.</summary>
    public static ModelConfig Load(string fixture, Action<JsonObject>? change = null, Action<JsonObject>? changeGeneration = null, bool keepGeneration = true)
    {
        using var folder = new TemporaryFolder();
        Copy(fixture, folder, ModelConfig.FileName, change);
        if (keepGeneration)
        {
            Copy(fixture, folder, ModelConfig.GenerationFileName, changeGeneration);
        }

        return ModelConfig.Load(folder.Root);
    }

    /// <summary>Sets a field by its path; a null value is JSON null, and "absent" removes the field.</summary>
    public static void Set(JsonObject config, string path, string json)
    {
        var names = path.Split('.');
        var node = names[..^1].Aggregate(config, (section, name) => section[name]!.AsObject());
        if (json == "absent")
        {
            node.Remove(names[^1]);
        }
        else
        {
            node[names[^1]] = JsonNode.Parse(json);
        }
    }

    private static void Copy(string fixture, TemporaryFolder folder, string file, Action<JsonObject>? change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Fixture(fixture), file)))!.AsObject();
        change?.Invoke(json);
        File.WriteAllText(folder[file], json.ToJsonString());
    }
}

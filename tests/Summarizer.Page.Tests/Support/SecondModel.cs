using System.Text.Json.Nodes;

namespace Summarizer.Page.Tests.Support;

/// <summary>
/// A model to compare with: the pocket model again, under the name of the baseline. Its times mean nothing here, only how they are shown.
/// </summary>
internal sealed class SecondModel : IDisposable
{
    private SecondModel(string folder) => Folder = folder;

    public string Folder { get; }

    public static SecondModel Create()
    {
        var folder = Directory.CreateTempSubdirectory("summarizer-page-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "models", "pocket")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var manifest = Path.Combine(folder, "manifest.json");
        var content = JsonNode.Parse(File.ReadAllText(manifest))!;
        content["name"] = "baseline";
        content["quality"] = "none";
        File.WriteAllText(manifest, content.ToJsonString());
        return new(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

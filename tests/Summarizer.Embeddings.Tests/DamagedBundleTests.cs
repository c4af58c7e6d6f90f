using System.Text.Json.Nodes;
using Summarizer.Bundles;

namespace Summarizer.Embeddings.Tests;

public sealed class DamagedBundleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-embedding-").FullName;

    public DamagedBundleTests()
    {
        foreach (var file in Directory.EnumerateFiles(MiniLm.Folder))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    [Fact]
    public void Load_NoManifest_SaysWhatIsMissing()
    {
        File.Delete(Path.Combine(_folder, EmbeddingManifest.FileName));

        Assert.Contains("embedding.json", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ChangedVocabulary_NamesTheFile()
    {
        File.AppendAllText(Path.Combine(_folder, "vocab.txt"), "more\n");

        Assert.Contains("vocab.txt", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format", 2, "format 2")]
    [InlineData("max_tokens", 0, "max_tokens = 0")]
    [InlineData("vocabulary", 1, "vocabulary = 1")]
    public void Load_ImpossibleNumber_NamesTheField(string field, int value, string expected)
    {
        var path = Path.Combine(_folder, EmbeddingManifest.FileName);
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest[field] = value;
        File.WriteAllText(path, manifest.ToJsonString());

        Assert.Contains(expected, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_FolderAbove_IsFound()
    {
        var program = Directory.CreateDirectory(Path.Combine(_folder, "root", "bin", "debug")).FullName;
        var model = Directory.CreateDirectory(Path.Combine(_folder, "root", "models", "minilm")).FullName;
        Assert.NotEqual(model, EmbeddingModelLocator.Find(null, program));
        File.Copy(Path.Combine(_folder, EmbeddingManifest.FileName), Path.Combine(model, EmbeddingManifest.FileName));

        Assert.Equal(model, EmbeddingModelLocator.Find(null, program));
        Assert.Equal("elsewhere", EmbeddingModelLocator.Find("elsewhere", program));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Refusal() => Assert.Throws<BundleException>(() => EmbeddingModel.Load(_folder, new EmbeddingOptions()).Dispose()).Message;
}

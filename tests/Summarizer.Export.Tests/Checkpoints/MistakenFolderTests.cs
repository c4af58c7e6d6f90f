using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

public sealed class MistakenFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-folder-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Check_CacheOfTheHub_NamesTheSnapshot()
    {
        var snapshot = Directory.CreateDirectory(Path.Combine(_folder, "snapshots", new string('a', 40))).FullName;

        Assert.Contains($"Give {snapshot}.", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AdapterOnly_SaysToMergeIt()
    {
        Write("adapter_config.json", "{}");

        Assert.Contains("Merge it into its base model", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("tokenizer.json")]
    public void Check_PointerOfGitLfs_SaysHowToGetTheFile(string file)
    {
        Write("config.json", "{}");
        Write(file, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n");

        Assert.StartsWith($"{file} is a pointer of Git LFS", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PickleOnly_SaysThatItIsNeverRead()
    {
        Write("config.json", "{}");
        Write("pytorch_model.bin", "x");

        Assert.Contains("never read", Refusal(), StringComparison.Ordinal);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    private string Refusal() => Assert.Throws<ExportException>(() => CheckpointFolder.Check(_folder)).Message;
}

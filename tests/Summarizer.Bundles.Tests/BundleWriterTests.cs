namespace Summarizer.Bundles.Tests;

public sealed class BundleWriterTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Dispose_WithoutCommit_LeavesNothingBehind()
    {
        using (var writer = new BundleWriter(_temporary["b"], overwrite: false))
        {
            File.WriteAllText(Path.Combine(writer.Folder, Bundle.EncoderGraph), "half");
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_temporary.Root));
    }

    [Fact]
    public void Commit_ManifestThatCannotBeTrue_LeavesTheOldBundle()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        using (var writer = new BundleWriter(folder, overwrite: true))
        {
            Assert.Throws<BundleException>(() => writer.Commit(files => SampleBundle.Describe(files)));
        }

        Assert.Equal("sample", Bundle.Open(folder).Manifest.Name);
        Assert.Single(Directory.EnumerateFileSystemEntries(_temporary.Root));
    }

    [Fact]
    public void Constructor_ExistingBundle_NeedsOverwrite()
    {
        var folder = SampleBundle.Write(_temporary["b"]);

        var error = Assert.Throws<BundleException>(() => new BundleWriter(folder, overwrite: false));

        Assert.Contains("--force", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_FolderThatIsNoBundle_IsNeverReplaced()
    {
        Directory.CreateDirectory(_temporary["b"]);
        File.WriteAllText(Path.Combine(_temporary["b"], "thesis.txt"), "years of work");

        Assert.Throws<BundleException>(() => new BundleWriter(_temporary["b"], overwrite: true));
        Assert.True(File.Exists(Path.Combine(_temporary["b"], "thesis.txt")));
    }

    [Fact]
    public void Commit_IntoAFolderWithNothingButItsCard_KeepsTheCard()
    {
        var folder = _temporary["announced"];
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "README.md"), "will be made");

        SampleBundle.Write(folder);

        Assert.Equal("sample", Bundle.Open(folder).Manifest.Name);
        Assert.Equal("will be made", File.ReadAllText(Path.Combine(folder, "README.md")));
    }

    [Fact]
    public void Constructor_File_IsRefused()
    {
        File.WriteAllText(_temporary["b"], "a file");

        Assert.Throws<BundleException>(() => new BundleWriter(_temporary["b"], overwrite: true));
    }

    [Fact]
    public void Commit_OverBundleWithModelCard_KeepsTheCard()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        File.WriteAllText(Path.Combine(folder, "README.md"), "# Card");

        SampleBundle.Write(folder, overwrite: true);

        Assert.Equal("# Card", File.ReadAllText(Path.Combine(folder, "README.md")));
        Assert.NotNull(Bundle.Open(folder));
    }
}

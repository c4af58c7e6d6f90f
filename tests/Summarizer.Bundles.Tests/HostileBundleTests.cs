using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Summarizer.Bundles.Tests;

/// <summary>Bundles that somebody made in order to do harm.</summary>
public sealed class HostileBundleTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Open_LinkOutOfTheFolder_IsRefusedThoughSizeAndHashAreRight()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        var secret = _temporary["secret"];
        File.Move(Path.Combine(folder, Bundle.EncoderGraph), secret);
        File.CreateSymbolicLink(Path.Combine(folder, Bundle.EncoderGraph), "../secret");

        Assert.Contains("outside the bundle folder", Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ManifestThatIsALinkOutOfTheFolder_IsRefused()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        var manifest = Path.Combine(folder, BundleManifest.FileName);
        File.Move(manifest, _temporary["elsewhere.json"]);
        File.CreateSymbolicLink(manifest, _temporary["elsewhere.json"]);

        Assert.Contains("outside the bundle folder", Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_LinkThatLeadsToItself_IsRefused()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        var file = Path.Combine(folder, Bundle.EncoderGraph);
        File.Delete(file);
        File.CreateSymbolicLink(file, file);

        Assert.Contains(Bundle.EncoderGraph, Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MountedAsKubernetesDoes_IsRead()
    {
        // A volume holds links to ..data, which is a link to the folder of the current version.
        var mount = _temporary["mount"];
        SampleBundle.Write(Path.Combine(mount, "..2026_11_25"));
        Directory.CreateSymbolicLink(Path.Combine(mount, "..data"), "..2026_11_25");
        foreach (var file in Directory.GetFiles(Path.Combine(mount, "..2026_11_25")).Select(Path.GetFileName))
        {
            File.CreateSymbolicLink(Path.Combine(mount, file!), Path.Combine("..data", file!));
        }

        Directory.CreateSymbolicLink(_temporary["models"], mount);

        Assert.Equal("sample", Bundle.Open(_temporary["models"]).Manifest.Name);
    }

    [Theory]
    [InlineData("..\\\\secret")]
    [InlineData("C:secret")]
    [InlineData("enc\\u0000oder")]
    public void Open_NameThatIsAPathSomewhere_IsRefused(string name)
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["files"]![0]!["path"] = JsonNode.Parse($"\"{name}\""));

        Assert.Contains("outside the bundle folder", Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HugeManifest_IsNotRead()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        using (var file = File.OpenWrite(Path.Combine(folder, BundleManifest.FileName)))
        {
            file.SetLength(4L << 30);
        }

        Assert.Contains("a manifest has at most", Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ThousandsOfFiles_AreNotHashed()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["files"] = new JsonArray([.. Enumerable.Range(0, 1000).Select(_ => m["files"]![0]!.DeepClone())]));

        Assert.Contains("files.count = 1000; it must be 0 to 64", Failure(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"path\": \"encoder.onnx\", \"bytes\": 0, \"sha256\": \"\"}", "at least 1")]
    [InlineData("{\"path\": \"encoder.onnx\", \"bytes\": -5, \"sha256\": \"\"}", "at least 1")]
    [InlineData("null", "null")]
    public void Open_FileThatCannotBe_IsRefused(string file, string expected)
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["files"]!.AsArray().Add(JsonNode.Parse(file)));

        Assert.Contains(expected, Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SameFileTwice_IsRefused()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["files"]!.AsArray().Add(m["files"]![0]!.DeepClone()));

        Assert.Contains("twice", Failure(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pocket\nWARN all is well")]
    [InlineData("")]
    [InlineData("two words")]
    public void Open_NameThatWouldForgeALogLine_IsRefused(string name)
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["name"] = name);

        Assert.Contains("has a name that is not", Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnyDamageToTheManifest_IsABundleExceptionOrHarmless()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        var path = Path.Combine(folder, BundleManifest.FileName);
        var good = File.ReadAllBytes(path);
        var snippets = new[] { "null", "[]", "{}", "-1", "1e99", "\"\"", "9999999999", "true", "[null]" }.Select(Encoding.UTF8.GetBytes).ToArray();
        var damage = Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 30], Gen.OneOf(Gen.Byte.Array[0, 4], Gen.Int[0, snippets.Length - 1].Select(i => snippets[i])));
        damage.List[1, 4].Sample(
            edits =>
            {
                var bytes = good.ToList();
                foreach (var (at, remove, insert) in edits)
                {
                    var from = Math.Min(at, bytes.Count);
                    bytes.RemoveRange(from, Math.Min(remove, bytes.Count - from));
                    bytes.InsertRange(from, insert);
                }

                File.WriteAllBytes(path, [.. bytes]);
                try
                {
                    Bundle.Open(folder);
                }
                catch (BundleException)
                {
                    // The only way to fail.
                }
            },
            iter: 500,
            threads: 1);
    }

    private static string Failure(string folder) => Assert.Throws<BundleException>(() => Bundle.Open(folder)).Message;
}

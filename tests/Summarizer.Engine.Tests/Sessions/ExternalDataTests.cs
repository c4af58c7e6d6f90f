using System.Text;
using CsCheck;
using Summarizer.Bundles;
using Summarizer.Engine.Sessions;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Sessions;

/// <summary>Graphs that keep their weights where they have no business to.</summary>
public sealed class ExternalDataTests(ExportedBundles bundles)
{
    private const string Weights = "decoder.onnx.data";

    [Fact]
    public void Check_ExportedGraphs_AreGood()
    {
        var bundle = Bundle.Open(bundles.Of("t5gemma-balanced"));

        ExternalData.Check(bundle, Bundle.EncoderGraph);
        ExternalData.Check(bundle, Bundle.DecoderGraph);
    }

    // Every one is as long as the name that it replaces, so that the rest of the file stays as it is.
    [Theory]
    [InlineData("/etc/ssl/cert.pem")]
    [InlineData("../../etc/shadow2")]
    [InlineData("./coder.onnx.data")]
    [InlineData("Decoder.onnx.data")]
    [InlineData("manifest.json/../")]
    public void Check_WeightsElsewhere_AreRefusedBeforeTheyAreOpened(string location)
    {
        Assert.Equal(Weights.Length, location.Length);
        var bundle = With(bytes => Replace(bytes, Weights, location));

        var message = Assert.Throws<BundleException>(() => ExternalData.Check(bundle, Bundle.DecoderGraph)).Message;

        Assert.Contains($"'{location}'", message, StringComparison.Ordinal);
        Assert.Contains("manifest", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WeightsElsewhere_IsRefused()
    {
        var bundle = With(bytes => Replace(bytes, Weights, "/etc/ssl/cert.pem"));

        Assert.Contains("/etc/ssl/cert.pem", Assert.Throws<BundleException>(() => Engines.Load(bundle.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TensorInAnAttributeOfANodeInASubgraph_IsFound()
    {
        var tensor = Field(13, [.. Text(1, "location"), .. Text(2, "/etc/passwd")]);
        var model = Field(7, Field(1, Field(5, Field(6, Field(1, Field(5, Field(5, tensor)))))));
        var bundle = With(_ => model);

        Assert.Contains("/etc/passwd", Assert.Throws<BundleException>(() => ExternalData.Check(bundle, Bundle.DecoderGraph)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GraphsWithoutEnd_AreRefused()
    {
        byte[] model = [];
        for (var i = 0; i < 200; i++)
        {
            model = Field(1, Field(5, Field(6, model)));
        }

        var bundle = With(_ => Field(7, model));

        Assert.Contains("nested deeper", Assert.Throws<BundleException>(() => ExternalData.Check(bundle, Bundle.DecoderGraph)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AnyDamage_IsABundleExceptionOrHarmless()
    {
        var good = File.ReadAllBytes(Path.Combine(bundles.Of("t5gemma-balanced"), Bundle.DecoderGraph));
        var bundle = With(_ => good);
        var path = bundle.PathOf(Bundle.DecoderGraph);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[1, good.Length]).List[1, 5].Sample(
            damage =>
            {
                var bytes = good[..damage[0].Item3];
                foreach (var (at, value, _) in damage)
                {
                    bytes[at % bytes.Length] = value;
                }

                File.WriteAllBytes(path, bytes);
                try
                {
                    ExternalData.Check(bundle, Bundle.DecoderGraph);
                }
                catch (BundleException)
                {
                    // The only way to fail.
                }
            },
            iter: 300,
            threads: 1);
    }

    private static byte[] Replace(byte[] bytes, string old, string now)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(old));
        Assert.True(at > 0);
        Encoding.ASCII.GetBytes(now).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    private static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int field, byte[] content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }

    // A bundle with another decoder, and hashes that are right.
    private Bundle With(Func<byte[], byte[]> edit)
    {
        var source = Bundle.Open(bundles.Of("t5gemma-balanced"));
        var folder = bundles.NewFolder();
        using var writer = new BundleWriter(folder, overwrite: false);
        foreach (var file in source.Manifest.Files)
        {
            File.Copy(source.PathOf(file.Path), Path.Combine(writer.Folder, file.Path));
        }

        var decoder = Path.Combine(writer.Folder, Bundle.DecoderGraph);
        File.WriteAllBytes(decoder, edit(File.ReadAllBytes(decoder)));
        writer.Commit(files => source.Manifest with { Files = files });
        return Bundle.Open(folder);
    }
}

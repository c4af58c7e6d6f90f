using System.Text.Json.Nodes;

namespace Summarizer.Bundles.Tests;

public sealed class BundleTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Open_WrittenBundle_GivesBackTheManifest()
    {
        var bundle = Bundle.Open(SampleBundle.Write(_temporary["b"]));

        var expected = SampleBundle.Describe(bundle.Manifest.Files);
        Assert.Equal(expected.Decoder, bundle.Manifest.Decoder);
        Assert.Equal(expected.Tokens.End, bundle.Manifest.Tokens.End);
        Assert.Equal(Precision.Int8, bundle.Manifest.Precision);
        Assert.Equal("Summarize: {text}", bundle.Manifest.Prompts["summarize"].Template);
        Assert.Equal("encoder", File.ReadAllText(bundle.PathOf(Bundle.EncoderGraph)));
    }

    [Fact]
    public void Open_ManifestWithoutACard_SupportsEveryModeAndGeneratesAsUsual()
    {
        var manifest = Bundle.Open(SampleBundle.Write(_temporary["b"])).Manifest;

        Assert.All(Enum.GetValues<OutputMode>(), mode => Assert.True(manifest.Supports(mode)));
        Assert.Equal(new GenerationDefaults(), manifest.Generation);
    }

    [Fact]
    public void Open_CardOfAModelThatOnlyQuotes_SaysSo()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["card"] = JsonNode.Parse("""{"modes": ["quoting"], "languages": ["en"], "licence": "CC0-1.0"}"""));

        var manifest = Bundle.Open(folder).Manifest;

        Assert.True(manifest.Supports(OutputMode.Quoting));
        Assert.False(manifest.Supports(OutputMode.FreeText));
        Assert.Equal(("CC0-1.0", "en", 0), (manifest.Card!.Licence, string.Join(',', manifest.Card.Languages), manifest.Card.Limits.Count));
    }

    [Theory]
    [InlineData("beams", 0, "generation.beams = 0")]
    [InlineData("last_token", 512, "tokens = 512")]
    [InlineData("max_tokens", 17, "generation.max_tokens = 17")]
    [InlineData("repetition_penalty", -1, "repetition_penalty = -1")]
    public void Open_GenerationDefaultThatCannotBe_IsRefused(string field, int value, string message)
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["generation"] = new JsonObject { [field] = value });

        Assert.Contains(message, Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_SpellsPrecisionAsTheCommandLineDoes() =>
        Assert.Contains("\"precision\": \"int8\"", File.ReadAllText(Path.Combine(SampleBundle.Write(_temporary["b"]), BundleManifest.FileName)), StringComparison.Ordinal);

    [Fact]
    public void Open_FolderWithoutManifest_NamesTheNextStep() =>
        Assert.Contains("summarizer export", Failure(_temporary.Root), StringComparison.Ordinal);

    [Fact]
    public void Open_FlippedByte_NamesTheFileAndBothHashes()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        File.WriteAllText(Path.Combine(folder, Bundle.DecoderGraph), "decodes");

        var message = Failure(folder);

        Assert.Contains(Bundle.DecoderGraph, message, StringComparison.Ordinal);
        Assert.Contains("sha256", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TruncatedFile_NamesBothSizes()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        File.WriteAllText(Path.Combine(folder, Bundle.EncoderGraph), "enc");

        Assert.Contains("has 3 bytes; the manifest says 7", Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingFile_NamesIt()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        File.Delete(Path.Combine(folder, Bundle.EncoderGraph));

        Assert.Contains($"lacks '{Bundle.EncoderGraph}'", Failure(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.onnx")]
    [InlineData("sub/encoder.onnx")]
    [InlineData("/etc/hostname")]
    [InlineData("..")]
    public void Open_PathOutsideTheFolder_IsRefused(string path)
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["files"]![0]!["path"] = path);

        Assert.Contains("outside the bundle folder", Failure(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "opening_tokens": 0 }""", "opening_tokens = 0")]
    [InlineData("""{ "opening_tokens": 8, "lengths": [{ "token": 512, "words": 4 }] }""", "lengths.token = 512")]
    [InlineData("""{ "opening_tokens": 8, "lengths": [{ "token": 5, "words": 0 }] }""", "an entry of 0 words")]
    [InlineData("""{ "opening_tokens": 8, "lengths": [null] }""", "lengths")]
    [InlineData("""{ "opening_tokens": 8, "length": 4 }""", "length")]
    [InlineData("""{ "markers": [7, 512], "refusal": 1 }""", "markers = 512")]
    [InlineData("""{ "markers": [7], "refusal": -1 }""", "markers = -1")]
    [InlineData("""{ "markers": [1, 2, 3, 4, 5, 6, 7, 8, 9] }""", "markers.count = 9")]
    public void Open_SentenceWeightsThatCannotBe_AreRefused(string weights, string expected)
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["prompts"]!["summarize"] = new JsonObject { ["template"] = "{text}", ["sentences"] = JsonNode.Parse(weights) });

        Assert.Contains(expected, Failure(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decoder", "layers", 0, "decoder.layers = 0")]
    [InlineData("decoder", "key_value_heads", 3, "decoder.key_value_heads = 3")]
    [InlineData("encoder", "hidden", 2_000_000, "encoder.hidden = 2000000")]
    [InlineData("limits", "vocabulary", 0, "limits.vocabulary = 0")]
    [InlineData("limits", "vocabulary", 2_000_000, "limits.vocabulary = 2000000")]
    [InlineData("limits", "max_input_tokens", -1, "limits.max_input_tokens = -1")]
    [InlineData("tokens", "pad", 512, "tokens = 512")]
    public void Open_ImpossibleNumber_NamesFieldValueAndRange(string part, string field, int value, string expected)
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m[part]![field] = value);

        Assert.Contains(expected, Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OtherFormat_NamesBothVersions()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["format"] = 99);

        Assert.Contains("has format 99; this build reads format 1", Failure(folder), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"format\": 1}")]
    [InlineData("{\"format\": \"one\"}")]
    public void Open_BrokenManifest_IsABundleException(string json)
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        File.WriteAllText(Path.Combine(folder, BundleManifest.FileName), json);

        Assert.Contains(BundleManifest.FileName, Failure(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ManifestWithoutItsDecoder_IsRefused()
    {
        var folder = SampleBundle.Write(_temporary["b"]);
        SampleBundle.EditManifest(folder, m => m["files"] = new JsonArray());

        Assert.Contains("needs 'decoder.onnx'", Failure(folder), StringComparison.Ordinal);
    }

    private static string Failure(string folder) => Assert.Throws<BundleException>(() => Bundle.Open(folder)).Message;
}

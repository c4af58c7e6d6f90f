using System.Text;
using System.Text.Json.Nodes;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

/// <summary>Shards, indexes, spellings and element types.</summary>
public sealed class CheckpointFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CheckpointFolderTests() => File.Copy(Path.Combine(Repository.Fixture("t5gemma-balanced"), "config.json"), _folder["config.json"]);

    [Fact]
    public void Read_EveryWeightType_WidensExactly()
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(i => (i - 500) * 0.25f)];
        Save(
            "model.safetensors",
            ("f32", "F32", [.. values.SelectMany(BitConverter.GetBytes)], 1000),
            ("f16", "F16", [.. values.SelectMany(value => BitConverter.GetBytes((Half)value))], 1000),
            ("bf16", "BF16", [.. values.SelectMany(value => BitConverter.GetBytes(value)[2..])], 1000));
        using var checkpoint = Checkpoint.Open(_folder.Root);

        Assert.Equal(values, checkpoint.ReadAll("f32"));
        Assert.Equal(values, checkpoint.ReadAll("f16"));
        Assert.Equal([.. values.Select(value => BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(value) & 0xFFFF0000))], checkpoint.ReadAll("bf16"));
        foreach (var name in new[] { "f32", "f16", "bf16" })
        {
            var whole = checkpoint.ReadAll(name);
            foreach (var (first, count) in new[] { (0, 1), (999, 1), (1, 998), (333, 17), (1000, 0) })
            {
                var part = new float[count];
                checkpoint.Read(name, first, part);
                Assert.Equal(whole[first..(first + count)], part);
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => checkpoint.Read(name, 999, new float[2]));
            Assert.Throws<ArgumentOutOfRangeException>(() => checkpoint.Read(name, -1, new float[2]));
        }
    }

    [Fact]
    public void Open_TypeThatHoldsNoWeights_FailsOnlyWhenAskedFor()
    {
        Save("model.safetensors", ("positions", "I64", new byte[16], 2), ("w", "F64", new byte[8], 1));
        using var checkpoint = Checkpoint.Open(_folder.Root);

        var error = Assert.Throws<ExportException>(() => checkpoint.Require("w", 1));
        Assert.Contains("model.safetensors: tensor w is stored as F64; weights must be F32, F16 or BF16", error.Message, StringComparison.Ordinal);
        Assert.Contains("I64", Assert.Throws<ExportException>(() => checkpoint.ReadAll("positions")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Read_ValueThatIsNotFinite_NamesTheTensor(float value)
    {
        Save("model.safetensors", ("w", "F32", [.. new[] { 1f, value }.SelectMany(BitConverter.GetBytes)], 2));
        using var checkpoint = Checkpoint.Open(_folder.Root);
        Assert.Contains("model.safetensors: tensor w holds NaN or infinity", Assert.Throws<ExportException>(() => checkpoint.ReadAll("w")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Shards_ReadsEachTensorFromItsFile()
    {
        Save("model-1.safetensors", ("a", "F32", BitConverter.GetBytes(1f), 1));
        Save("model-2.safetensors", ("b", "F32", BitConverter.GetBytes(2f), 1));
        Index("""{"a":"model-1.safetensors","b":"model-2.safetensors"}""");
        using var checkpoint = Checkpoint.Open(_folder.Root);

        Assert.Equal((1f, 2f), (checkpoint.ReadAll("a")[0], checkpoint.ReadAll("b")[0]));
        Assert.Equal("model-2.safetensors", checkpoint.Tensors["b"].File);
    }

    [Theory]
    [InlineData("""{"a":"../model-1.safetensors"}""", "weight_map puts tensor 'a' into '../model-1.safetensors'")]
    [InlineData("""{"a":"/etc/x.safetensors"}""", "weight_map puts tensor 'a' into '/etc/x.safetensors'")]
    [InlineData("""{"a":"C:\\x.safetensors"}""", "weight_map puts tensor 'a'")]
    [InlineData("""{"a":"model-1.bin"}""", "weight_map puts tensor 'a' into 'model-1.bin'")]
    [InlineData("""{"a":1}""", "weight_map puts tensor 'a' into '1'")]
    [InlineData("""{"a":"..safetensors"}""", "weight_map puts tensor 'a'")]
    [InlineData("{}", "weight_map is empty")]
    [InlineData("7", "weight_map is missing or not an object")]
    [InlineData("""{"a":"model-1.safetensors","z":"model-1.safetensors"}""", "promises tensor 'z' in model-1.safetensors, which does not hold it")]
    [InlineData("""{"a":"model-1.safetensors","z":"model-9.safetensors"}""", "model-9.safetensors cannot be read")]
    public void Open_WrongIndex_SaysWhatIsWrong(string map, string wanted)
    {
        Save("model-1.safetensors", ("a", "F32", new byte[4], 1));
        Index(map);
        Assert.Contains(wanted, Assert.Throws<ExportException>(() => Checkpoint.Open(_folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TensorInTwoShards_NamesBoth()
    {
        Save("model-1.safetensors", ("a", "F32", new byte[4], 1));
        Save("model-2.safetensors", ("a", "F32", new byte[4], 1), ("b", "F32", new byte[4], 1));
        Index("""{"a":"model-1.safetensors","b":"model-2.safetensors"}""");
        Assert.Contains(
            "model-2.safetensors: tensor 'a' is stored a second time; the first is in model-1.safetensors",
            Assert.Throws<ExportException>(() => Checkpoint.Open(_folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoWeights_SaysWhatIsWanted()
    {
        File.WriteAllText(_folder["pytorch_model.bin"], "x");
        Assert.Contains("has neither model.safetensors nor model.safetensors.index.json", Assert.Throws<ExportException>(() => Checkpoint.Open(_folder.Root)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoFolder_SaysSo() => Assert.Contains(
        "does not exist", Assert.Throws<ExportException>(() => Checkpoint.Open(_folder["nowhere"])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("t5gemma2-text", null, "model.encoder.text_model.layers.0.mlp.up_proj.weight", "model.encoder.layers.0.mlp.up_proj.weight")]
    [InlineData("gemma3-decoder", "gemma3", "language_model.model.layers.0.mlp.up_proj.weight", "model.layers.0.mlp.up_proj.weight")]
    [InlineData("gemma3-decoder", "gemma3", "model.language_model.layers.0.mlp.up_proj.weight", "model.layers.0.mlp.up_proj.weight")]
    [InlineData("gemma3-decoder", "gemma3", "language_model.lm_head.weight", "lm_head.weight")]
    [InlineData("t5gemma-balanced", null, "model.encoder.text_model.norm.weight", "model.encoder.text_model.norm.weight")]
    public void Open_OtherSpelling_IsFoundUnderTheCanonicalName(string fixture, string? modelType, string stored, string canonical)
    {
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Fixture(fixture), "config.json")))!.AsObject();
        if (modelType is not null)
        {
            config = new JsonObject { ["model_type"] = modelType, ["text_config"] = config };
        }

        File.WriteAllText(_folder["config.json"], config.ToJsonString());
        Save("model.safetensors", (stored, "F32", BitConverter.GetBytes(3f), 1));
        using var checkpoint = Checkpoint.Open(_folder.Root);

        Assert.Equal([canonical], checkpoint.Tensors.Keys);
        Assert.Equal([3f], checkpoint.ReadAll(canonical));
    }

    [Fact]
    public void Sha256_AnyByteOfConfigOrWeights_ChangesIt()
    {
        var hashes = new HashSet<string>();
        void Add()
        {
            using var checkpoint = Checkpoint.Open(_folder.Root);
            Assert.Equal(checkpoint.Sha256, checkpoint.Sha256);
            Assert.True(hashes.Add(checkpoint.Sha256));
        }

        Save("model.safetensors", ("a", "F32", BitConverter.GetBytes(1f), 1));
        Add();
        Save("model.safetensors", ("a", "F32", BitConverter.GetBytes(2f), 1));
        Add();
        File.AppendAllText(_folder["config.json"], " ");
        Add();
    }

    public void Dispose() => _folder.Dispose();

    private void Save(string file, params (string Name, string Type, byte[] Data, int Elements)[] tensors) => File.WriteAllBytes(_folder[file], SafetensorsBytes.Of(tensors));

    private void Index(string map) => File.WriteAllText(_folder["model.safetensors.index.json"], "{\"weight_map\":" + map + "}", Encoding.UTF8);
}

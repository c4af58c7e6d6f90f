using System.Buffers.Binary;
using System.Text.Json;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Checkpoints;

public sealed class CheckpointFixtureTests
{
    public static TheoryData<string> Models => [.. GoldenFixtures.Models];

    [Theory]
    [MemberData(nameof(Models))]
    public void Open_EveryFixture_HasExactlyTheStateDictOfTransformers(string name)
    {
        using var checkpoint = Checkpoint.Open(Repository.Fixture(name));
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Fixture(name), "expected.json")));
        var wanted = expected.RootElement.GetProperty("state_dict").EnumerateObject().Select(entry => $"{entry.Name} {entry.Value.GetRawText().Replace(" ", "", StringComparison.Ordinal)}");

        Assert.Equal(wanted.Order(), checkpoint.Tensors.Select(entry => $"{entry.Key} [{string.Join(',', entry.Value.Shape)}]").Order());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Read_EveryTensor_GivesTheBytesOfTheFile(string name)
    {
        using var checkpoint = Checkpoint.Open(Repository.Fixture(name));
        var file = File.ReadAllBytes(Path.Combine(Repository.Fixture(name), "model.safetensors"));
        foreach (var (tensor, info) in checkpoint.Tensors)
        {
            var values = checkpoint.ReadAll(tensor);
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan((int)info.Offset + (4 * i))), values[i]);
            }
        }
    }

    [Fact]
    public void Require_WrongShape_NamesTensorFileAndBothShapes()
    {
        using var checkpoint = Checkpoint.Open(Repository.Fixture("t5gemma-balanced"));
        var error = Assert.Throws<ExportException>(() => checkpoint.Require("model.encoder.norm.weight", 65));
        Assert.Contains("model.safetensors: tensor model.encoder.norm.weight has the shape [64]; config.json asks for [65]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_MissingTensor_NamesTensorAndFiles()
    {
        using var checkpoint = Checkpoint.Open(Repository.Fixture("t5gemma-balanced"));
        var error = Assert.Throws<ExportException>(() => checkpoint.Require("lm_head.out_proj.weight", 512, 64));
        Assert.Contains("(model.safetensors) have no tensor lm_head.out_proj.weight", error.Message, StringComparison.Ordinal);
    }
}

using Microsoft.ML.OnnxRuntimeGenAI;
using Summarizer.Bundles;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Golden;

/// <summary>A single-file export is driven by a program that knows nothing of encoders.</summary>
public sealed class SingleFileTests(ExportedBundles bundles)
{
    public static TheoryData<string> Fixtures => [.. GoldenFixture.T5Gemma, "t5-classic", "t5-original"];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Generate_EachRowAlone_WritesTheGoldenTokens(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        using var model = new Model(Export(Repository.Fixture(fixture), Precision.Fp32));

        foreach (var (mode, row) in new[] { "greedy", "greedy_all" }.SelectMany(mode => Enumerable.Range(0, 3).Select(row => (mode, row))))
        {
            var request = golden.Request(mode, row);
            var written = PlainGenAi.Generate(model, [golden.Inputs[row]], request.MaxTokens, request.MinTokens)[0];
            Assert.Equal(golden.Greedy(mode, row), written.TakeWhile(id => !golden.EndTokens.Contains(id)));
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Generate_RowsOfDifferentLengthInOneBatch_WriteTheGoldenTokens(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        using var model = new Model(Export(Repository.Fixture(fixture), Precision.Fp32));

        var written = PlainGenAi.Generate(model, golden.Inputs, 24, 24);

        Assert.All(written.Index(), row => Assert.Equal(golden.Greedy("greedy_all", row.Index), row.Item));
    }

    [Theory]
    [InlineData(Precision.Int8)]
    [InlineData(Precision.Int4)]
    public async Task Generate_QuantizedWeights_WritesWhatBothRuntimesWrite(Precision precision)
    {
        var folder = Export(Repository.Fixture("t5gemma-balanced"), precision);
        await using var ort = Engines.LoadOrt(folder);
        await using var genai = Engines.Load(folder);
        using var model = new Model(folder);

        Assert.Equal(CacheType.Float32, ort.Model.CrossCache);
        foreach (var input in new GoldenFixture("t5gemma-balanced").Inputs)
        {
            var request = new Engine.Requests.GenerationRequest { InputIds = input, MaxTokens = 24, MinTokens = 24 };
            var expected = (await ort.RunAsync(request)).OutputIds;
            Assert.Equal(expected, (await genai.RunAsync(request)).OutputIds);
            Assert.Equal(expected, PlainGenAi.Generate(model, [input], 24, 24)[0]);
        }
    }

    private string Export(string checkpoint, Precision precision)
    {
        var options = new Summarizer.Export.ExportOptions { Checkpoint = checkpoint, Output = bundles.NewFolder(), Precision = precision, GenAiSingleFile = true };
        Summarizer.Export.Exporting.CheckpointExporter.Export(options, new Progress<Summarizer.Export.ExportProgress>(), TestContext.Current.CancellationToken);
        return options.Output;
    }
}

using Summarizer.Bundles;
using Summarizer.Export.Exporting;
using Summarizer.Export.Synthesis;
using Summarizer.Export.Tests.Graphs;

namespace Summarizer.Export.Tests.Synthesis;

/// <summary>A random model behaves like a model: measurements on it mean something.</summary>
public sealed class SyntheticModelTests
{
    [Theory]
    [InlineData("encoder=12x64x4,decoder=12x64x4,head=16,ffn=256,vocab=500")]
    [InlineData("encoder=6x96x6,decoder=2x48x4,head=16/12,ffn=64/96,kv=2,vocab=500,window=8")]
    [InlineData("family=t5,encoder=6x64x4,decoder=4x64x4,head=16,ffn=256,vocab=500")]
    [InlineData("family=flan-t5,encoder=6x64x4,decoder=6x64x4,head=16,ffn=128,vocab=500")]
    [InlineData("family=bart,encoder=4x64x4,decoder=2x64x4,head=16,ffn=256/128,vocab=500,positions=64")]
    public void Write_ExportedAndRun_GivesLogitsOfTheScaleOfARealModel(string shape)
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        CheckpointSynthesizer.Write(ModelShapeSpec.Parse(shape), folder["c"], cancellationToken: cancellation);
        CheckpointExporter.Export(
            new ExportOptions { Checkpoint = folder["c"], Output = folder["b"], Precision = Precision.Fp32, MaxInputTokens = 64, MaxOutputTokens = 32 },
            new Progress<ExportProgress>(), cancellation);
        using var model = new ExportedModel(folder["b"]);
        var logits = new[] { 3, 200 }.Select(first => Decode(model, [.. Enumerable.Range(first, 40).Select(id => (long)id)])).ToArray();

        foreach (var run in logits)
        {
            Assert.InRange(Math.Sqrt(run.Average(value => (double)value * value)), 1.5, 6);
            Assert.InRange(run.Max(Math.Abs), 3, 29);
        }

        // The decoder listens to the encoder.
        Assert.InRange(Tensor.LargestDifference(logits[0], logits[1]), 0.5, 60);
    }

    private static float[] Decode(ExportedModel model, long[] input)
    {
        using var encoded = model.Encode(input);
        Assert.InRange(Math.Sqrt(encoded.HiddenStates.Values.Average(value => (double)value * value)), 0.5, 2);
        using var run = model.Start(encoded, capacity: 16);
        return run.Step([2, 30, 31, 32, 33]).Values;
    }
}

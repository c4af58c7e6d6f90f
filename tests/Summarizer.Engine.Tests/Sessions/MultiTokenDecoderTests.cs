using System.Numerics.Tensors;
using Summarizer.Bundles;
using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Tests.Sessions;

/// <summary>Several tokens of one row at once score as the same tokens one by one.</summary>
public sealed class MultiTokenDecoderTests(ExportedBundles bundles)
{
    private const int Slots = 3;
    private const double Tolerance = 1e-3;

    // Several rows are summed in another order than one row. Where that moves a value across a rounding border of the 8-bit activations,
    // narrow random models make the most of it.
    private const double QuantizedTolerance = 0.02;

    public static TheoryData<string, int[]> FixturesAndChunks =>
        [.. from fixture in GoldenFixture.T5Gemma from chunks in new int[][] { [12], [1, 4, 7], [5, 5, 2] } select new TheoryDataRow<string, int[]>(fixture, chunks)];

    [Theory]
    [MemberData(nameof(FixturesAndChunks))]
    public void ReadRow_InChunks_GivesTheGoldenLogitsOfAllTokens(string fixture, int[] chunks)
    {
        var golden = new GoldenFixture(fixture);
        using var model = Open(bundles.Of(fixture), golden.Inputs);

        for (var slot = Slots - 1; slot >= 0; slot--)
        {
            var position = 0;
            foreach (var count in chunks)
            {
                var logits = model.Decoder.ReadRow(slot, golden.DecoderInputs[slot].AsSpan(position, count), position, golden.Inputs[slot].Length);
                for (var i = 0; i < count; i++)
                {
                    AssertClose(golden.Logits(slot, position + i), Part(logits, i, count));
                }

                position += count;
            }
        }
    }

    [Theory]
    [InlineData("t5gemma-balanced")]
    [InlineData("t5gemma2-text")]
    public void ReadRow_BetweenSteps_AppendsToTheSameCache(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        using var model = Open(bundles.Of(fixture), golden.Inputs);

        // All rows read three tokens at once, the middle one also a wrong guess that is taken back; then all step together.
        for (var slot = 0; slot < Slots; slot++)
        {
            model.Decoder.ReadRow(slot, golden.DecoderInputs[slot].AsSpan(0, 3), 0, golden.Inputs[slot].Length);
        }

        model.Decoder.ReadRow(1, [7, 8, 9], 3, golden.Inputs[1].Length);
        for (var position = 3; position < 12; position++)
        {
            for (var slot = 0; slot < Slots; slot++)
            {
                model.Decoder.SetRow(slot, golden.DecoderInputs[slot][position], position + 1, golden.Inputs[slot].Length);
            }

            model.Decoder.Run(Slots);
            for (var slot = 0; slot < Slots; slot++)
            {
                AssertClose(golden.Logits(slot, position), model.Decoder.Logits(slot));
            }
        }
    }

    [Theory]
    [InlineData(Precision.Int8)]
    [InlineData(Precision.Int4)]
    public void ReadRow_QuantizedAndLongerThanTheInput_GivesWhatStepsGive(Precision precision)
    {
        int[][] inputs = [[5, 6, 7], [9], [.. Enumerable.Range(20, 40)]];
        int[] tokens = [2, .. Enumerable.Range(100, MultiTokenDecoder.MostTokens - 1)];
        using var model = Open(bundles.Random(precision), inputs);
        for (var slot = 0; slot < Slots; slot++)
        {
            var logits = model.Decoder.ReadRow(slot, tokens, 0, inputs[slot].Length).ToArray();
            for (var i = 0; i < tokens.Length; i++)
            {
                for (var row = 0; row <= slot; row++)
                {
                    model.Decoder.SetRow(row, tokens[i], i + 1, inputs[row].Length);
                }

                model.Decoder.Run(slot + 1);
                Assert.InRange(RelativeError(model.Decoder.Logits(slot), Part(logits, i, tokens.Length)), 0, QuantizedTolerance);
            }
        }
    }

    [Fact]
    public void ReadRow_MoreTokensThanARunTakes_IsRefused()
    {
        using var model = Open(bundles.Random(), [[5], [5], [5]]);

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Decoder.ReadRow(0, new int[MultiTokenDecoder.MostTokens + 1], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Decoder.ReadRow(0, [], 0, 1));
    }

    private static ModelSessions Open(string folder, int[][] inputs)
    {
        var bundle = Bundle.Open(folder);
        var model = ModelSessions.Open(bundle, new KvLayout(bundle.Manifest, 64), Slots, maxReadTokens: Slots * 64, Device.Cpu(threads: 1), new RunRules(new EngineOptions(), TimeProvider.System, faults: null));
        for (var slot = 0; slot < Slots; slot++)
        {
            // One by one: the rows of an int8 encoder pass change each other a little.
            using var output = model.Encoder!.Encode([inputs[slot]], withStates: false, CancellationToken.None);
            model.Cache.FillCross(slot, output, 0);
        }

        return model;
    }

    private static ReadOnlySpan<float> Part(ReadOnlySpan<float> logits, int index, int count)
    {
        var vocabulary = logits.Length / count;
        return logits.Slice(index * vocabulary, vocabulary);
    }

    private static double RelativeError(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) =>
        TensorPrimitives.Distance(expected, actual) / TensorPrimitives.Norm(expected);

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance, $"Logit {i} is {actual[i]} instead of {expected[i]}.");
        }
    }
}

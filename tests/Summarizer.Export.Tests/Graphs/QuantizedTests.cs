using Summarizer.Bundles;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>Quantized graphs against transformers. The fixtures are narrow and random, which is hard on quantization.</summary>
public sealed class QuantizedTests
{
    public static TheoryData<string, Precision> Cases
    {
        get
        {
            var cases = new TheoryData<string, Precision>();
            foreach (var fixture in new[] { "t5gemma-balanced", "t5gemma-prescale24", "t5gemma-unbalanced", "t5gemma-untied", "t5gemma-nosoftcap", "t5-classic", "t5-original", "bart-classic" })
            {
                foreach (var precision in new[] { Precision.Fp16, Precision.Int8, Precision.Int4 })
                {
                    cases.Add(fixture, precision);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_OneByOneInRaggedBatch_AreNearTransformers(string name, Precision precision)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Open(name, precision);
        using var encoded = model.Encode(golden.Input(0), golden.Input(1), golden.Input(2));
        using var run = model.Start(encoded, 40);
        var expected = golden["logits"];
        var (error, power) = (0.0, 0.0);
        for (var step = 0; step < golden.DecoderInputIds[0].Length; step++)
        {
            var logits = run.Step([.. golden.DecoderInputIds.Select(ids => new[] { ids[step] })]);
            for (var row = 0; row < 3; row++)
            {
                for (var i = 0; i < expected.Shape[2]; i++)
                {
                    error += Math.Pow(expected.At(row, step)[i] - logits.At(row, 0)[i], 2);
                    power += Math.Pow(expected.At(row, step)[i], 2);
                }
            }
        }

        // float16 shows that the graphs amplify rounding about forty times; unrelated logits would give 1.4.
        var limit = precision switch { Precision.Fp16 => 0.05, Precision.Int8 => 0.4, _ => 0.6 };
        Assert.InRange(Math.Sqrt(error / power), 0, limit);
    }
}

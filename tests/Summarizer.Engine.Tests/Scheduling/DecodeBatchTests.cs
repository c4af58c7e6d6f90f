using CsCheck;
using Summarizer.Bundles;
using Summarizer.Engine.Scheduling;
using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Tests.Scheduling;

public sealed class DecodeBatchTests
{
    private const int Slots = 6;
    private const int InputTokens = 2;

    [Fact]
    public void Leave_AnyOrder_KeepsTheOthersInTheFirstSlotsWithTheirMemory() =>
        Gen.Select(Gen.Int[1, 3].Array[1, 12], Gen.Int[0, 1_000_000]).Sample((sizes, seed) =>
        {
            using var cache = new KvCache(Layout, Slots);
            var batch = new DecodeBatch(cache);
            var random = new Random(seed);
            var mark = 0f;
            var marks = new Dictionary<Sequence, float[]>();
            foreach (var size in sizes)
            {
                while (batch.Free < size)
                {
                    var leaving = batch.Generations[random.Next(batch.Generations.Length)];
                    batch.Leave(leaving);
                    marks.Remove(leaving);
                    AssertSeated(batch, cache, marks);
                }

                var generation = Generations.Of(InputTokens, rows: size);
                batch.Join(generation);
                marks[generation] = [.. generation.Slots.Select(_ => ++mark)];
                for (var row = 0; row < size; row++)
                {
                    Write(cache, generation.Slots[row], marks[generation][row]);
                }

                AssertSeated(batch, cache, marks);
            }
        });

    [Fact]
    public void Leave_FailedRequest_LeavesNoTraceInTheSlot()
    {
        using var cache = new KvCache(Layout, Slots);
        var batch = new DecodeBatch(cache);
        var failed = Generations.Of(InputTokens);
        batch.Join(failed);
        Write(cache, 0, float.NaN);
        failed.Fail(AdmissionGate.Draining());

        batch.Leave(failed);

        Assert.Equal(0, Read(cache, 0));
    }

    private static void AssertSeated(DecodeBatch batch, KvCache cache, Dictionary<Sequence, float[]> marks)
    {
        Assert.Equal(Slots, batch.Rows + batch.Free);
        Assert.Equal(Enumerable.Range(0, batch.Rows), batch.Generations.ToArray().SelectMany(generation => generation.Slots).Order());
        foreach (var (generation, expected) in marks)
        {
            Assert.Equal(expected, generation.Slots.Select(slot => Read(cache, slot)));
        }
    }

    private static void Write(KvCache cache, int slot, float mark)
    {
        using var view = cache.CrossValue(0).View(Slots);
        view.GetTensorMutableDataAsSpan<float>().Slice(slot * Stride, InputTokens).Fill(mark);
    }

    private static float Read(KvCache cache, int slot)
    {
        using var view = cache.CrossValue(0).View(Slots);
        return view.GetTensorDataAsSpan<float>()[slot * Stride];
    }

    private static int Stride => Layout.Cross!.Value.Heads * Layout.Cross.Value.Capacity * Layout.Cross.Value.Width;

    private static StackShape Stack { get; } = new() { Layers = 1, Hidden = 2, Heads = 1, KeyValueHeads = 1, HeadWidth = 1, FeedForward = 2 };

    private static KvLayout Layout { get; } = new(
        new BundleManifest
        {
            Format = BundleManifest.CurrentFormat,
            Name = "shape",
            Architecture = "t5gemma",
            Precision = Precision.Fp32,
            Parameters = 1,
            Source = new BundleSource("shape", "", ""),
            Encoder = Stack,
            Decoder = Stack,
            Limits = new ModelLimits { MaxInputTokens = 4, MaxOutputTokens = 8, Vocabulary = 8 },
            Tokens = new SpecialTokens { Pad = 0, DecoderStart = 2, End = [1] },
            Files = [],
        },
        maxInputTokens: 4);
}

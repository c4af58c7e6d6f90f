using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.Engine.Sessions;

namespace Summarizer.Engine.Tests.Sessions;

public sealed class SessionTests(ExportedBundles bundles)
{
    private const int Slots = 3;
    private const double Tolerance = 1e-3;

    public static TheoryData<string> Fixtures => [.. GoldenFixture.T5Gemma];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Run_StepByStep_GivesTheGoldenLogits(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        using var model = Open(fixture);
        FillAllSlots(model, golden);

        for (var position = 0; position < golden.DecoderInputs[0].Length; position++)
        {
            for (var row = 0; row < Slots; row++)
            {
                model.Decoder.SetRow(row, golden.DecoderInputs[row][position], position + 1, golden.Inputs[row].Length);
            }

            model.Decoder.Run(Slots);
            for (var row = 0; row < Slots; row++)
            {
                AssertClose(golden.Logits(row, position), model.Decoder.Logits(row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Run_RowsAtDifferentPositionsThatMoveAndFork_GivesTheGoldenLogits(string fixture)
    {
        var golden = new GoldenFixture(fixture);
        using var model = Open(fixture);
        FillAllSlots(model, golden);
        Feed(model, golden, slot: 0, row: 0, positions: 3);
        Feed(model, golden, slot: 1, row: 1, positions: 7);
        Feed(model, golden, slot: 2, row: 2, positions: 5);

        // Row 0 leaves, row 2 takes its slot; then row 2 forks into the free slot.
        model.Cache.Move(2, 0, selfLength: 5, golden.Inputs[2].Length);
        model.Cache.Clear(2);
        model.Cache.Move(0, 2, selfLength: 5, golden.Inputs[2].Length);
        Set(model, golden, slot: 0, row: 2, position: 5);
        Set(model, golden, slot: 1, row: 1, position: 7);
        Set(model, golden, slot: 2, row: 2, position: 5);
        model.Decoder.Run(Slots);

        AssertClose(golden.Logits(2, 5), model.Decoder.Logits(0));
        AssertClose(golden.Logits(1, 7), model.Decoder.Logits(1));
        AssertClose(golden.Logits(2, 5), model.Decoder.Logits(2));
    }

    [Fact]
    public void Run_ManySteps_AllocateNothing()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        using var model = Open("t5gemma-balanced");
        FillAllSlots(model, golden);
        Feed(model, golden, slot: 0, row: 0, positions: 2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var length = 3; length < 103; length++)
        {
            model.Decoder.SetRow(0, 5, length, golden.Inputs[0].Length);
            model.Decoder.Run(1);
            _ = model.Decoder.Logits(0)[0];
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Encode_Abandoned_StopsTheRun()
    {
        using var model = Open("t5gemma-balanced");

        Assert.Throws<OnnxRuntimeException>(() => model.Encoder!.Encode([[5, 6, 7]], withStates: false, new CancellationToken(canceled: true)));
        using var output = model.Encoder!.Encode([[5, 6, 7]], withStates: false, CancellationToken.None);
        Assert.Equal(3, output.PaddedLength);
    }

    private ModelSessions Open(string fixture)
    {
        var bundle = Bundle.Open(bundles.Of(fixture));
        return ModelSessions.Open(bundle, new KvLayout(bundle.Manifest, 64), Slots, maxReadTokens: 3 * 64, Device.Cpu(threads: 1), new RunRules(new EngineOptions(), TimeProvider.System, faults: null));
    }

    private static void FillAllSlots(ModelSessions model, GoldenFixture golden)
    {
        using var output = model.Encoder!.Encode(golden.Inputs, withStates: false, CancellationToken.None);
        for (var row = 0; row < Slots; row++)
        {
            model.Cache.FillCross(row, output, row);
        }
    }

    // A step runs every slot up to this one; the earlier ones read a token far behind what they hold.
    private static void Feed(ModelSessions model, GoldenFixture golden, int slot, int row, int positions)
    {
        for (var position = 0; position < positions; position++)
        {
            for (var earlier = 0; earlier < slot; earlier++)
            {
                model.Decoder.SetRow(earlier, 2, 100, golden.Inputs[earlier].Length);
            }

            Set(model, golden, slot, row, position);
            model.Decoder.Run(slot + 1);
        }
    }

    private static void Set(ModelSessions model, GoldenFixture golden, int slot, int row, int position) =>
        model.Decoder.SetRow(slot, golden.DecoderInputs[row][position], position + 1, golden.Inputs[row].Length);

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance, $"Logit {i} is {actual[i]}, golden is {expected[i]}.");
        }
    }
}

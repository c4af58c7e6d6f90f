using Summarizer.OnnxRuntime.KnownAnswers;

namespace Summarizer.OnnxRuntime.Tests;

public sealed class KernelCheckTests
{
    private static readonly IReadOnlyDictionary<string, ExtremeWeights> Weights = QuantizedOperators.Create().Weights;

    public static TheoryData<string> Operators => [.. Weights.Keys];

    // Sums of 4-bit weights stay below 16 bits.
    public static TheoryData<string> OperatorsThatCouldSaturate => [.. Weights.Where(w => w.Value.Largest > 64).Select(w => w.Key)];

    [Fact]
    public void FindWrong_SettingsOfEverySession_NothingIsWrong()
    {
        using var options = SessionDefaults.Create(threads: 2);

        Assert.Empty(KernelCheck.FindWrong(options));
        KernelCheck.Verify(options);
    }

    [Fact]
    public void FindWrong_UnsignedWeights_NothingIsWrongOnAnyProcessor()
    {
        using var options = SessionDefaults.Create(threads: 1, Int8Products.U8U8);

        Assert.Empty(KernelCheck.FindWrong(options));
    }

    /// <summary>Runs in full where it matters: on a processor without VNNI, or an emulated one.</summary>
    [Fact]
    public void Verify_SignedWeightsWhereTheySaturate_RefusesTheSession()
    {
        Assert.SkipWhen(SessionDefaults.Int8Products == Int8Products.U8S8, "This processor sums in 32 bits.");
        using var options = SessionDefaults.Create(threads: 1, Int8Products.U8S8);

        var error = Assert.Throws<WrongKernelException>(() => KernelCheck.Verify(options));

        Assert.Contains("DynamicQuantizeMatMul", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MatMulNBits", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FindWrong_ExactArithmetic_NothingIsWrong() => Assert.Empty(KernelCheck.FindWrong(Weights, batch => Compute(batch, wrong: null)));

    [Theory]
    [MemberData(nameof(OperatorsThatCouldSaturate))]
    public void FindWrong_OneOperatorSaturates_NamesIt(string name) =>
        Assert.Equal([name], KernelCheck.FindWrong(Weights, batch => Compute(batch, name)));

    [Theory]
    [MemberData(nameof(Operators))]
    public void FindWrong_OneResultIsNoNumber_NamesItsOperator(string name)
    {
        var wrong = KernelCheck.FindWrong(Weights, batch =>
        {
            var outputs = Compute(batch, wrong: null);
            outputs[name][^1] = float.NaN;
            return outputs;
        });

        Assert.Equal([name], wrong);
    }

    private static Dictionary<string, float[]> Compute(float[] batch, string? wrong) => Weights.ToDictionary(
        w => w.Key,
        w => Enumerable.Range(0, batch.Length / ExtremeWeights.Inputs)
            .SelectMany(row => Enumerable.Range(0, ExtremeWeights.Outputs).Select(output =>
            {
                var values = batch.AsSpan(row * ExtremeWeights.Inputs, ExtremeWeights.Inputs);
                return w.Key == wrong ? SaturatingArithmetic.Product(w.Value, output, values) : w.Value.Product(output, values);
            }))
            .ToArray());
}

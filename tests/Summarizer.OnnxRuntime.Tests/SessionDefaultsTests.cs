using Microsoft.ML.OnnxRuntime;
using Summarizer.OnnxRuntime.KnownAnswers;

namespace Summarizer.OnnxRuntime.Tests;

/// <summary>
/// The settings that results or speed depend on: each has the value that docs/decisions/0032 gives, and where it can be seen, it is seen.
/// </summary>
public sealed class SessionDefaultsTests
{
    private const int Width = 64;

    // Between 0 and the smallest normal float32, 1.18e-38.
    private const float Subnormal = 2e-39f;

    public static IEnumerable<TheoryDataRow<string, string>> Entries =>
        SessionDefaults.ConfigEntries.Select(e => new TheoryDataRow<string, string>(e.Key, e.Value));

    [Fact]
    public void ConfigEntries_AreTheOnesThatAreReliedOn() => Assert.Equal(
        [
            "mlas.enable_gemm_fastmath_arm64_bfloat16=0",
            "optimization.enable_gelu_approximation=0",
            "session.disable_prepacking=0",
            "session.inter_op.allow_spinning=0",
            "session.intra_op.allow_spinning=0",
            "session.set_denormal_as_zero=1",
            SessionDefaults.Int8Products == Int8Products.U8U8 ? "session.x64quantprecision=1" : "session.x64quantprecision=0",
        ],
        SessionDefaults.ConfigEntries.Select(e => $"{e.Key}={e.Value}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Entries))]
    public void ConfigEntry_IsInTheTableOfTheDecision(string key, string value)
    {
        var line = Assert.Single(
            File.ReadLines(Repository.Path("docs", "decisions", "0032-same-answer-everywhere.md")),
            l => l.StartsWith("| `", StringComparison.Ordinal) && l.Contains($"`{key}`", StringComparison.Ordinal));

        // One value depends on the processor, and the table says so.
        Assert.True(key == SessionDefaults.UnsignedWeights || line.Contains($"| {value}", StringComparison.Ordinal), line);
    }

    [Fact]
    public void Create_Settings_AreThoseThatAreReliedOn()
    {
        using var options = SessionDefaults.Create(threads: 3);

        Assert.Equal(
            (3, ExecutionMode.ORT_SEQUENTIAL, GraphOptimizationLevel.ORT_ENABLE_ALL, false, true),
            (options.IntraOpNumThreads, options.ExecutionMode, options.GraphOptimizationLevel, options.EnableMemoryPattern, options.EnableCpuMemArena));
    }

    [Fact]
    public void Run_SubnormalNumbers_AreZeroOnTheThreadThatRunsTheGraph()
    {
        using var options = SessionDefaults.Create(threads: 1);
        float product;
        using (SubnormalNumbers.FlushToZero())
        {
            product = Product(options, Subnormal);
        }

        Assert.Equal(0, product);
    }

    // bfloat16 has 8 bits of precision and would give 1.
    [Fact]
    public void Run_FloatProducts_KeepAllBits()
    {
        using var options = SessionDefaults.Create(threads: 1);

        Assert.Equal(1 + (1 / 4096f), Product(options, 1 + (1 / 4096f)));
    }

    // 1 * Phi(1). The approximation with tanh gives 0.841192.
    [Fact]
    public void Run_Gelu_IsNotApproximated()
    {
        using var options = SessionDefaults.Create(threads: 1);
        var model = new OperatorModel(Width);
        model.Node("Gelu", "gelu", []);

        Assert.Equal(0.8413447, Run(model, options, 1), tolerance: 1e-6);
    }

    // The product of a row that begins with a value and a unit matrix: the row again.
    private static float Product(SessionOptions options, float value)
    {
        var unit = new float[Width * Width];
        for (var i = 0; i < Width; i++)
        {
            unit[(i * Width) + i] = 1;
        }

        var model = new OperatorModel(Width);
        model.Node("FusedMatMul", "product", [model.Constant(unit, Width, Width)]);
        return Run(model, options, value);
    }

    private static float Run(OperatorModel model, SessionOptions options, float first)
    {
        using var session = new InferenceSession(model.ToBytes(), options);
        var row = new float[Width];
        row[0] = first;
        using var input = OrtValue.CreateTensorValueFromMemory(row, [1, Width]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, [OperatorModel.Input], [input], session.OutputNames);
        return outputs[0].GetTensorDataAsSpan<float>()[0];
    }
}

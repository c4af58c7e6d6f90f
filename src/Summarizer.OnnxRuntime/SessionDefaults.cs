#pragma warning disable RS0030 // This class is the one place that may use them.
using Microsoft.ML.OnnxRuntime;

namespace Summarizer.OnnxRuntime;

/// <summary>Settings that every session of this repository has: the one list of what is relied on beyond ONNX Runtime's own defaults.</summary>
public static class SessionDefaults
{
    /// <summary>Makes ONNX Runtime use unsigned weights on x86. It would do so on processors with VNNI too, where it costs speed and gains nothing.</summary>
    internal const string UnsignedWeights = "session.x64quantprecision";

    // Numbers below the normal range are zero. Sharp attention is full of them, and each takes a hundred times as long. The threads of the
    // session follow this entry; a thread that calls it follows SubnormalNumbers.
    private const string Subnormals = "session.set_denormal_as_zero";

    private static readonly Lazy<Int8Products> Chosen = new(Choose);

    // In the order of the table in docs/decisions/0032.
    private static readonly (string Key, string Value)[] Entries =
    [
        // Waiting threads sleep: a spinning one takes a core from whatever else the machine does.
        ("session.intra_op.allow_spinning", "0"),
        ("session.inter_op.allow_spinning", "0"),

        // Weights are laid out for the kernels once, at load: without it a step takes thirty times as long.
        ("session.disable_prepacking", "0"),

        // No approximation of Gelu, and no float16 or bfloat16 products behind float32 operators, on processors that have faster ones.
        ("optimization.enable_gelu_approximation", "0"),
        ("mlas.enable_gemm_fastmath_arm64_bfloat16", "0"),
    ];

    /// <summary>How 8-bit products are computed here. The first call asks the processor, in a few milliseconds.</summary>
    public static Int8Products Int8Products => Chosen.Value;

    /// <summary>The settings that are entries of ONNX Runtime's session configuration, for libraries that create sessions of their own.</summary>
    public static IReadOnlyList<(string Key, string Value)> ConfigEntries => EntriesFor(Int8Products, flushSubnormals: true);

    /// <summary>Settings of a session on the CPU.</summary>
    /// <param name="threads">Threads of a run, the calling thread included; 0 for all processors.</param>
    /// <param name="flushSubnormals">Whether subnormal numbers are zero; false to measure what they cost.</param>
    /// <returns>Settings that a caller may add to; the caller disposes them.</returns>
    /// <exception cref="InvalidOperationException">Telemetry cannot be switched off on this system.</exception>
    public static SessionOptions Create(int threads = 0, bool flushSubnormals = true) => Create(threads, Int8Products, flushSubnormals);

    /// <summary>The same with a way to compute 8-bit products that this processor may not be right with.</summary>
    internal static SessionOptions Create(int threads, Int8Products products, bool flushSubnormals = true)
    {
        NativeLibrary.DisableTelemetry();
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

            // Every error comes as an exception too, and becomes a log line of the service; an abandoned encoder pass is not even one.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,

            // Input lengths differ from pass to pass; a remembered allocation pattern per length would only grow.
            EnableMemoryPattern = false,
            EnableCpuMemArena = true,
        };
        foreach (var (key, value) in EntriesFor(products, flushSubnormals))
        {
            options.AddSessionConfigEntry(key, value);
        }

        return options;
    }

    private static (string Key, string Value)[] EntriesFor(Int8Products products, bool flushSubnormals) =>
        [.. Entries, (Subnormals, flushSubnormals ? "1" : "0"), (UnsignedWeights, products == Int8Products.U8U8 ? "1" : "0")];

    private static Int8Products Choose()
    {
        // This makes the first session of the process. ONNX Runtime applies its mode to the calling thread too, for good.
        using var options = Create(threads: 1, Int8Products.U8S8, flushSubnormals: false);
        return KernelCheck.FindWrong(options).Count == 0 ? Int8Products.U8S8 : Int8Products.U8U8;
    }
}

using System.Runtime.InteropServices;

namespace Summarizer.OnnxRuntime;

/// <summary>
/// Has a thread compute with zero in place of subnormal numbers while it runs a graph, as the threads of ONNX Runtime do. Sharp attention leaves
/// many such numbers behind its softmax; each takes about a hundred times as long as another, and one below 1e-38 changes no result.
/// </summary>
/// <remarks>
/// ONNX Runtime leaves the mode of a calling thread alone, and .NET cannot set it, so the C library does (C99 <c>fesetenv</c>;
/// <c>_controlfp_s</c> on Windows). Where it cannot, the thread computes as before. Managed code must not run in this mode: some of its vector
/// code carries small integers in registers of numbers, where they are subnormal.
/// </remarks>
public static partial class SubnormalNumbers
{
    // MXCSR of x86: flush to zero (bit 15), denormals are zero (bit 6). FPCR of Arm: flush to zero (bit 24).
    private const uint X86Bits = 0x8040;
    private const uint ArmBits = 1 << 24;
    private const uint WindowsFlush = 0x01000000;
    private const uint WindowsMask = 0x03000000;

    // Larger than fenv_t of any system.
    private const int EnvironmentBytes = 64;

    private static bool IsX86 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Has the calling thread take subnormal numbers for zero until the result is disposed, on the same thread.</summary>
    public static Scope FlushToZero() => new(TrySet(flush: true));

    private static bool TrySet(bool flush)
    {
        try
        {
            return OperatingSystem.IsWindows() ? SetOnWindows(flush) : Set(flush);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    private static bool SetOnWindows(bool flush) => ControlFloatingPoint(out _, flush ? WindowsFlush : 0, WindowsMask) == 0;

    private static unsafe bool Set(bool flush)
    {
        if (!IsX86 && RuntimeInformation.ProcessArchitecture != Architecture.Arm64)
        {
            return false;
        }

        var environment = stackalloc byte[EnvironmentBytes];
        if (GetEnvironment(environment) != 0)
        {
            return false;
        }

        var register = (uint*)(environment + Offset());
        var bits = IsX86 ? X86Bits : ArmBits;
        *register = flush ? *register | bits : *register & ~bits;
        return SetEnvironment(environment) == 0;
    }

    // Where the register lies in fenv_t: behind the 28 bytes of the x87 state in glibc and musl, behind two words in macOS; first on Arm, but behind FPSR in macOS.
    private static int Offset() => (IsX86, OperatingSystem.IsMacOS()) switch
    {
        (true, false) => 28,
        (true, true) => 4,
        (false, false) => 0,
        (false, true) => 8,
    };

    private static unsafe int GetEnvironment(byte* environment) =>
        OperatingSystem.IsMacOS() ? GetOnMacOS(environment) : GetOnLinux(environment);

    private static unsafe int SetEnvironment(byte* environment) =>
        OperatingSystem.IsMacOS() ? SetOnMacOS(environment) : SetOnLinux(environment);

    [LibraryImport("libm.so.6", EntryPoint = "fegetenv")]
    private static unsafe partial int GetOnLinux(byte* environment);

    [LibraryImport("libm.so.6", EntryPoint = "fesetenv")]
    private static unsafe partial int SetOnLinux(byte* environment);

    [LibraryImport("libSystem", EntryPoint = "fegetenv")]
    private static unsafe partial int GetOnMacOS(byte* environment);

    [LibraryImport("libSystem", EntryPoint = "fesetenv")]
    private static unsafe partial int SetOnMacOS(byte* environment);

    [LibraryImport("ucrtbase", EntryPoint = "_controlfp_s")]
    private static partial int ControlFloatingPoint(out uint current, uint value, uint mask);

    /// <summary>The time in which a thread takes subnormal numbers for zero.</summary>
    public readonly ref struct Scope
    {
        private readonly bool _isSet;

        internal Scope(bool isSet) => _isSet = isSet;

        /// <summary>Gives the thread its numbers back.</summary>
        public void Dispose()
        {
            if (_isSet)
            {
                TrySet(flush: false);
            }
        }
    }
}

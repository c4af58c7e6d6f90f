using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Summarizer.OnnxRuntime;

/// <summary>The environment variables by which ONNX Runtime's telemetry is switched off.</summary>
internal static class TelemetrySwitch
{
    // The first is read by version 1.31, the second by what is to follow it.
    private static readonly string[] Variables = ["ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"];

    /// <summary>Sets them where native code reads them.</summary>
    /// <exception cref="InvalidOperationException">The system refuses.</exception>
    public static bool TurnOff()
    {
        foreach (var variable in Variables)
        {
            Set(variable);
        }

        return true;
    }

    /// <summary>The value that native code sees; null if there is none.</summary>
    public static string? NativeValue(string variable) => OperatingSystem.IsWindows()
        ? Environment.GetEnvironmentVariable(variable)
        : Marshal.PtrToStringUTF8(GetEnv(variable));

    private static void Set(string variable)
    {
        // Child processes inherit this one. On Windows it is the process's own table, which native code reads too.
        Environment.SetEnvironmentVariable(variable, "1");

        // Elsewhere .NET keeps a table of its own, and native code reads the C library's.
        if (!OperatingSystem.IsWindows() && SetEnv(variable, "1", overwrite: 1) != 0)
        {
            throw new InvalidOperationException(
                $"{variable}=1 cannot be set: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}. Set it before the program starts: without it ONNX Runtime sends usage data.");
        }
    }

    [DllImport("libc", EntryPoint = "setenv", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnv([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);

    [DllImport("libc", EntryPoint = "getenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint GetEnv([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}

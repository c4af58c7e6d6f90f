#pragma warning disable RS0030 // This class is the one place that may use them.
using Microsoft.ML.OnnxRuntime;

namespace Summarizer.OnnxRuntime;

/// <summary>The native library ONNX Runtime, with its telemetry switched off.</summary>
/// <remarks>
/// ONNX Runtime sends usage data from its first call on, and keeps an identifier of the machine in the user's home folder. Whatever calls it, or a library that uses it, calls
/// <see cref="DisableTelemetry"/> first. The members of this project do so themselves.
/// </remarks>
public static class NativeLibrary
{
    private static readonly Lazy<bool> Disabled = new(TelemetrySwitch.TurnOff);

    /// <summary>The process-wide environment of ONNX Runtime.</summary>
    /// <exception cref="InvalidOperationException">Telemetry cannot be switched off on this system.</exception>
    public static OrtEnv Environment
    {
        get
        {
            DisableTelemetry();
            return OrtEnv.Instance();
        }
    }

    /// <summary>Version of ONNX Runtime, as the native library tells it.</summary>
    /// <exception cref="InvalidOperationException">Telemetry cannot be switched off on this system.</exception>
    public static string Version => Environment.GetVersionString();

    /// <summary>Switches telemetry off for this process. It must happen before the first call of ONNX Runtime; calling it again does nothing.</summary>
    /// <exception cref="InvalidOperationException">The system refuses to change the environment of this process.</exception>
    public static void DisableTelemetry() => _ = Disabled.Value;
}

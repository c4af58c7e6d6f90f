using System.Reflection;
using System.Runtime.InteropServices;
using Summarizer.Engine.Hosting;

namespace Summarizer.Benchmarking.Hardware;

/// <summary>The machine and the software behind a measurement.</summary>
public sealed record MachineStamp
{
    /// <summary>Name of the processor.</summary>
    public required string Processor { get; init; }

    /// <summary>Logical processors that this process may use.</summary>
    public required int Cores { get; init; }

    /// <summary>Threads of one graph run.</summary>
    public required int Threads { get; init; }

    /// <summary>Operating system.</summary>
    public required string Os { get; init; }

    /// <summary>.NET runtime.</summary>
    public required string Dotnet { get; init; }

    /// <summary>Version of ONNX Runtime.</summary>
    public required string Onnxruntime { get; init; }

    /// <summary>ONNX Runtime execution provider.</summary>
    public required string ExecutionProvider { get; init; }

    /// <summary>Device that the models run on.</summary>
    public required string Device { get; init; }

    /// <summary>Version of Summarizer.</summary>
    public required string Version { get; init; }

    /// <summary>Commit that it was built from; absent when the build did not know it.</summary>
    public string? Commit { get; init; }

    /// <summary>Reads the stamp of this process.</summary>
    /// <param name="engine">Engine that measures; all run on the same device.</param>
    /// <param name="threads">Threads it was given; 0 is all processors.</param>
    public static MachineStamp Of(InferenceEngine engine, int threads)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var version = typeof(MachineStamp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', 2);
        return new()
        {
            Processor = ProcessorName.Read(),
            Cores = System.Environment.ProcessorCount,
            Threads = threads == 0 ? System.Environment.ProcessorCount : threads,
            Os = RuntimeInformation.OSDescription,
            Dotnet = RuntimeInformation.FrameworkDescription,
            Onnxruntime = InferenceRuntime.Version,
            ExecutionProvider = engine.ExecutionProvider,
            Device = engine.Device,
            Version = version[0],
            Commit = version.ElementAtOrDefault(1),
        };
    }
}

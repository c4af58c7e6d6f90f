namespace Summarizer.Engine;

/// <summary>Where an engine may run its graphs.</summary>
public enum ExecutionProviderChoice
{
    /// <summary>On the processor.</summary>
    Cpu,

    /// <summary>On the first NVIDIA GPU; without one the model is not loaded.</summary>
    Cuda,

    /// <summary>On the first NVIDIA GPU if there is one that can be used, else on the processor.</summary>
    Auto,
}

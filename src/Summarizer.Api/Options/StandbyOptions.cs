using Microsoft.Extensions.Options;
using Summarizer.Engine;

namespace Summarizer.Api.Options;

/// <summary>
/// Second engine, loaded at start, that works only when the first one fails: for example one on the CPU behind one on a GPU.
/// </summary>
public sealed class StandbyOptions
{
    /// <summary>Whether the standby engine is loaded.</summary>
    /// <value>False, because the standby engine holds its memory all the time.</value>
    public bool Enabled { get; set; }

    /// <summary>Folder of the bundle of the standby engine, or <c>hf:ORG/NAME@COMMIT</c>.</summary>
    /// <value>Null, the default: the same as the first engine's.</value>
    public string? ModelPath { get; set; }

    /// <summary>Limits of the standby engine.</summary>
    [ValidateObjectMembers]
    public EngineOptions Engine { get; set; } = new();
}

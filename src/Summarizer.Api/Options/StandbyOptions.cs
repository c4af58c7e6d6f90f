using Microsoft.Extensions.Options;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Options;

/// <summary>A second engine, loaded at start, that works only when the first fails: for one on a graphics processor, one on the processor.</summary>
public sealed class StandbyOptions
{
    /// <summary>Whether there is one.</summary>
    /// <value>False: it takes its memory all the time.</value>
    public bool Enabled { get; set; }

    /// <summary>Its bundle.</summary>
    /// <value>Null, the default: the same as the first engine's.</value>
    public string? ModelPath { get; set; }

    /// <summary>Its limits.</summary>
    [ValidateObjectMembers]
    public EngineOptions Engine { get; set; } = new();
}

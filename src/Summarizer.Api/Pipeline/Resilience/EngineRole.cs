namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>Role of an engine.</summary>
internal enum EngineRole
{
    /// <summary>The engine that serves requests.</summary>
    Primary,

    /// <summary>The engine that serves requests when the primary one fails.</summary>
    Standby,
}

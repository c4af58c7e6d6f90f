namespace Summarizer.Api.Pipeline.Resilience;

/// <summary>Which of the engines.</summary>
internal enum EngineRole
{
    /// <summary>The one that serves.</summary>
    Primary,

    /// <summary>The one that helps out.</summary>
    Standby,
}

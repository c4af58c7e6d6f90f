namespace Summarizer.Grounding;

/// <summary>How closely an output follows its source; Cohere's word.</summary>
public enum Extractiveness
{
    /// <summary>What the model is good for, by its bundle; high for compression.</summary>
    Auto,

    /// <summary>Free.</summary>
    Low,

    /// <summary>Spans of at least a few tokens, beginning and ending at words.</summary>
    Medium,

    /// <summary>Whole sentences of the source and nothing else.</summary>
    High,
}

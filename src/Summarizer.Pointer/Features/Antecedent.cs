namespace Summarizer.Pointer.Features;

/// <summary>What a sentence must have before it to be understood.</summary>
public enum Antecedent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A person; one who was named some sentences ago is still known.</summary>
    Person,

    /// <summary>A thing, a group or a whole statement, in the sentence before.</summary>
    Thing,
}

namespace Summarizer.Api.Http.Binding;

/// <summary>Says in the OpenAPI document what a field takes that is read by hand.</summary>
/// <param name="kinds">Any of them.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonKindsAttribute(params JsonKind[] kinds) : Attribute
{
    public IReadOnlyList<JsonKind> Kinds => kinds;
}

/// <summary>A form of JSON.</summary>
internal enum JsonKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>An array of strings.</summary>
    Texts,

    /// <summary>An array of parts of a message, of which those of type text are taken.</summary>
    Parts,

    /// <summary>An array of messages with a role and a content.</summary>
    Messages,

    /// <summary>An object with any fields.</summary>
    Object,

    /// <summary>An array of such objects.</summary>
    Objects,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>An array of numbers.</summary>
    Numbers,
}

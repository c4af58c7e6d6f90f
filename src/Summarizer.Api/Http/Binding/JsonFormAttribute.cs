namespace Summarizer.Api.Http.Binding;

/// <summary>Says for error messages which JSON a type is read from.</summary>
/// <param name="one">One value, such as "an object with a and b".</param>
/// <param name="many">Several, such as "objects with a and b".</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class JsonFormAttribute(string one, string many) : Attribute
{
    public string One => one;

    public string Many => many;
}

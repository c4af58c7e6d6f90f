using DocumentFormat.OpenXml;

namespace Summarizer.Documents.Slides;

/// <summary>Elements and attributes by their local names, whatever the library makes of them.</summary>
internal static class Elements
{
    /// <summary>The first child of a name; null where there is none.</summary>
    public static OpenXmlElement? Child(this OpenXmlElement? element, string name) => element?.ChildElements.FirstOrDefault(c => c.LocalName == name);

    /// <summary>All children of a name.</summary>
    public static IEnumerable<OpenXmlElement> Children(this OpenXmlElement? element, string name) => element?.ChildElements.Where(c => c.LocalName == name) ?? [];

    /// <summary>Value of an attribute; null where there is none.</summary>
    public static string? Attribute(this OpenXmlElement? element, string name) => element?.GetAttributes().FirstOrDefault(a => a.LocalName == name).Value;
}

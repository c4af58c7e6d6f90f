using AngleSharp.Dom;

namespace Summarizer.Documents.Html;

/// <summary>MathML in one line: (a+b)/c, x^2, √y.</summary>
internal static class MathText
{
    /// <summary>The formula below an element.</summary>
    public static string Of(IElement element)
    {
        var children = element.Children.Where(c => c.LocalName is not ("annotation" or "annotation-xml")).ToList();
        return element.LocalName switch
        {
            "mfrac" when children.Count == 2 => $"{Group(children[0])}/{Group(children[1])}",
            "msup" or "mover" when children.Count == 2 => $"{Group(children[0])}^{Group(children[1])}",
            "msub" or "munder" when children.Count == 2 => $"{Group(children[0])}_{Group(children[1])}",
            "msubsup" or "munderover" when children.Count == 3 => $"{Group(children[0])}_{Group(children[1])}^{Group(children[2])}",
            "msqrt" => $"√({string.Concat(children.Select(Of))})",
            "mroot" when children.Count == 2 => $"√({Of(children[1])}&{Of(children[0])})",
            "mtr" => string.Join(", ", children.Select(Of)),
            "mtable" => $"({string.Join("; ", children.Select(Of))})",
            _ when children.Count == 0 => element.TextContent.Trim(),
            _ => string.Concat(children.Select(Of)),
        };
    }

    private static string Group(IElement element) => Of(element) is var text && (text.Length <= 1 || text.All(char.IsLetterOrDigit)) ? text : $"({text})";
}

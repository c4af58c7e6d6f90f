using DocumentFormat.OpenXml;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Word;

namespace Summarizer.Documents.Slides;

/// <summary>Words of paragraphs in the language of drawings (ECMA-376 part 1, 21.1.2).</summary>
internal static class SlideText
{
    private const int Deepest = 32;

    /// <summary>Paragraphs of a body of text.</summary>
    public static IEnumerable<OpenXmlElement> Paragraphs(OpenXmlElement? body) => body.Children("p");

    /// <summary>Text of a paragraph.</summary>
    public static string Of(OpenXmlElement element) => string.Concat(element.ChildElements.Select(c => c.LocalName switch
    {
        "br" or "tab" => " ",
        "t" => c.InnerText,
        "oMath" => Equation.Of(c, Deepest),
        "AlternateContent" => RunCollector.Chosen(c) is { } chosen ? Of(chosen) : "",
        "r" when IsRaised(c) && Superscript.Of(c.InnerText) is { } raised => raised,
        "r" or "fld" or "m" or "oMathPara" => Of(c),
        _ => "",
    }));

    // Per thousand of the font size; subscripts are below 0.
    private static bool IsRaised(OpenXmlElement run) => int.TryParse(run.Child("rPr").Attribute("baseline"), out var baseline) && baseline > 0;
}

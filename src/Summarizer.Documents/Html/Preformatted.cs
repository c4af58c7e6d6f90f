using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Summarizer.Documents.Html;

/// <summary>Text that keeps its lines: program text stays so, letters and memoranda become paragraphs.</summary>
internal static partial class Preformatted
{
    private const double MostlyLetters = 0.75;

    /// <summary>Adds the text of an element.</summary>
    public static void Add(IBlockSink sink, IElement element, BlockKind prose)
    {
        if (element.QuerySelector("code, samp, kbd") is not null || Program().IsMatch($"{element.ClassName} {element.ParentElement?.ClassName}"))
        {
            sink.Add(BlockKind.Code, Text(element), null, "");
            return;
        }

        foreach (var paragraph in BlankLine().Split(Text(element).ReplaceLineEndings("\n")))
        {
            sink.Add(IsProse(paragraph) ? prose : BlockKind.Code, paragraph, null, "");
        }
    }

    // A break in such an element is a line.
    private static string Text(IElement element) =>
        string.Concat(element.Descendants().Select(n => n switch { IText text => text.Data, IElement { LocalName: "br" } => "\n", _ => "" }));

    // Sentences are letters; drawings and tables have gaps in their lines.
    private static bool IsProse(string paragraph)
    {
        var seen = paragraph.Count(c => !char.IsWhiteSpace(c));
        return seen > 0 && paragraph.Count(char.IsLetter) >= MostlyLetters * seen && !Gap().IsMatch(paragraph);
    }

    [GeneratedRegex(@"\n[^\S\n]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\S {3,}\S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Gap();

    [GeneratedRegex(@"(?:^|[\s-])(?:code|highlight|prettyprint|brush|sourceCode|programlisting|screen|terminal|console|lang|language)(?:$|[\s:-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Program();
}

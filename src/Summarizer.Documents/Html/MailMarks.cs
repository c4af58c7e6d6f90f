using AngleSharp.Dom;

namespace Summarizer.Documents.Html;

/// <summary>Classes by which mail programs mark what they add around somebody else's words.</summary>
internal static class MailMarks
{
    /// <summary>Kind of the text in an element; null for other elements.</summary>
    public static BlockKind? KindOf(IElement element) =>
        element.ClassList.Contains("gmail_attr") || element.ClassList.Contains("moz-cite-prefix") ? BlockKind.MessageHeader
        : element.ClassList.Contains("gmail_signature") || element.ClassList.Contains("moz-signature") ? BlockKind.SignOff : null;
}

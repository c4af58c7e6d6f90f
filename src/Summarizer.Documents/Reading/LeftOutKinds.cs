namespace Summarizer.Documents.Reading;

/// <summary>What can be left out of a document's text. docs/documents.md explains each.</summary>
internal static class LeftOutKinds
{
    public const string Annotation = "annotation";
    public const string Attachment = "attachment";
    public const string Chart = "chart";
    public const string Comment = "comment";
    public const string Deletion = "deletion";
    public const string Diagram = "diagram";
    public const string EmbeddedObject = "embedded_object";
    public const string Footer = "footer";
    public const string FormControl = "form_control";
    public const string FrontMatter = "front_matter";
    public const string Header = "header";
    public const string HiddenSheet = "hidden_sheet";
    public const string HiddenSlide = "hidden_slide";
    public const string HiddenText = "hidden_text";
    public const string Image = "image";
    public const string Media = "media";
    public const string Navigation = "navigation";
    public const string OffPage = "off_page";
    public const string OutsideArticle = "outside_article";
    public const string PageMargin = "page_margin";
    public const string PageWithoutText = "page_without_text";
    public const string Placeholder = "placeholder";
    public const string Ruby = "ruby";
    public const string SpeakerNotes = "speaker_notes";
    public const string UnmappedGlyph = "unmapped_glyph";
    public const string UnreadableCharacter = "unreadable_character";
    public const string Watermark = "watermark";
}

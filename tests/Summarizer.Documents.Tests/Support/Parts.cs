using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Tests.Support;

internal static class Parts
{
    public static readonly DocumentLimits NoLimits = new();

    /// <summary>Kind and text of every part, after checking that they lie in the text in order without overlapping.</summary>
    public static IReadOnlyList<(BlockKind Kind, string Text)> Of(ReadDocument document)
    {
        var end = 0;
        foreach (var part in document.Blocks)
        {
            Assert.True(part.Offset >= end && part.Length > 0);
            end = part.Offset + part.Length;
        }

        Assert.True(end <= document.Text.Length);
        return [.. document.Blocks.Select(p => (p.Kind, document.Text.Substring(p.Offset, p.Length)))];
    }

    public static ReadDocument Read(byte[] content, FileFormat format, string? charset = null, DocumentLimits? limits = null) =>
        DocumentReader.Read(content, format, charset, limits ?? NoLimits);

    public static DocumentException Refused(byte[] content, FileFormat format, DocumentLimits? limits = null) =>
        Assert.Throws<DocumentException>(() => Read(content, format, limits: limits));
}

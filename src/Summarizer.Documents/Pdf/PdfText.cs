using Summarizer.Documents.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Summarizer.Documents.Pdf;

/// <summary>
/// Text of a PDF in reading order. A PDF has letters at places, nothing more: words are the nearest neighbours among letters, paragraphs what the page's spacing groups
/// (O'Gorman 1993, "The document spectrum for page layout analysis"), headings what is set larger than most of the document.
/// </summary>
internal static class PdfText
{
    // Running heads and feet show only when there are neighbours to compare with.
    private const int LeastPagesForMargins = 3;

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true };

    /// <exception cref="DocumentException">It is encrypted, too long, or has no text.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        using var pdf = Open(content);
        if (pdf.NumberOfPages > limits.MaxPages)
        {
            throw new DocumentException(DocumentError.TooLarge, $"The PDF has {pdf.NumberOfPages} pages; the limit is {limits.MaxPages}. Split it.") { Limit = limits.MaxPages, Actual = pdf.NumberOfPages };
        }

        var text = new TextAssembler(limits);
        var pages = new List<IReadOnlyList<TextBlock>>();
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            var page = pdf.GetPage(number);
            text.LeaveOut("image", page.NumberOfImages);
            var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters).Where(w => !string.IsNullOrWhiteSpace(w.Text)).ToList();
            pages.Add(words.Count == 0 ? [] : [.. UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words))]);
        }

        var margins = pages.Count < LeastPagesForMargins ? [] : DecorationTextBlockClassifier.Get(pages).SelectMany(m => m).ToHashSet();
        text.LeaveOut("page_margin", margins.Count);
        var typography = new Typography(pages.SelectMany(p => p));
        for (var i = 0; i < pages.Count; i++)
        {
            text.Page = i + 1;
            foreach (var (kind, words) in pages[i].Where(b => !margins.Contains(b)).SelectMany(typography.PartsOf))
            {
                text.Add(kind, words);
            }
        }

        return text.ToDocument(FileFormat.Pdf, pdf.Information.Title, pdf.NumberOfPages);
    }

    private static PdfDocument Open(ReadOnlyMemory<byte> content)
    {
        try
        {
            return PdfDocument.Open(content.ToArray(), Options);
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new DocumentException(DocumentError.Encrypted, "The PDF is encrypted and wants a password. Save a copy without one.", e);
        }
    }
}

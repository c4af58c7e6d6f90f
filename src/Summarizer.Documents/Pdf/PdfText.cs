using Summarizer.Documents.Pdf.Blocks;
using Summarizer.Documents.Pdf.Layout;
using Summarizer.Documents.Pdf.Lines;
using Summarizer.Documents.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Summarizer.Documents.Pdf;

/// <summary>
/// Text of a PDF in reading order. A PDF has glyphs at places, nothing more: glyphs make lines, lines make columns and tables, columns make paragraphs, and what a page break cut
/// in two is joined again.
/// </summary>
internal static class PdfText
{
    private const double Margin = 0.1;
    private static readonly string[] NoTitles = ["untitled", "(anonymous)"];

    private static readonly ParsingOptions Options = new() { UseLenientParsing = true, SkipMissingFonts = true, UseActualText = true };

    /// <exception cref="DocumentException">It is encrypted, too long, or has no text.</exception>
    public static ReadDocument Read(ReadOnlyMemory<byte> content, DocumentLimits limits)
    {
        using var pdf = Open(content);
        if (pdf.NumberOfPages > limits.MaxPages)
        {
            throw new DocumentException(DocumentError.TooLarge, $"The PDF has {pdf.NumberOfPages} pages; the limit is {limits.MaxPages}. Split it.") { Limit = limits.MaxPages, Actual = pdf.NumberOfPages };
        }

        var text = new TextAssembler(limits);
        var pages = new PdfPages(pdf, text.LeftOut);
        CountAskew(pages, text.LeftOut);
        var furniture = Furniture.Find(pages.Main).ToLookup(f => f.Page);
        var sheets = pages.Main.Select((p, i) => Sheet(p, [.. furniture[i]], pages, text.LeftOut)).ToList();
        Flow(sheets, text.LeftOut).WriteTo(text);
        return text.Count > 0
            ? text.ToDocument(FileFormat.Pdf, NoTitles.Contains(pdf.Information.Title?.Trim(), StringComparer.OrdinalIgnoreCase) ? null : pdf.Information.Title, pdf.NumberOfPages)
            : throw new DocumentException(DocumentError.NoText, NothingToRead(text.LeftOut));
    }

    private static string NothingToRead(LeftOutCounter left) => left.Counts.ContainsKey(LeftOutKinds.UnmappedGlyph)
        ? "The PDF has letters, but its fonts do not say which characters they stand for. Run text recognition (OCR) over it, or export it again."
        : "The PDF has no text layer: its pages are probably scanned images. Run text recognition (OCR) over it first.";

    private static PageSheet Sheet(PageLayout page, IReadOnlyList<FurnitureRow> furniture, PdfPages pages, LeftOutCounter left)
    {
        var gone = furniture.SelectMany(f => f.Row).ToHashSet();
        left.Add(LeftOutKinds.PageMargin, furniture.Count(f => f.Verdict == Verdict.LeaveOut));
        var segments = page.Segments.Where(s => !gone.Contains(s)).ToList();
        var rightToLeft = segments.Sum(s => WritingSystem.Direction(s.Text)) < 0;
        var regions = PageOrder.Of(segments, page.Rules, rightToLeft).ToList();
        var upright = regions.Count;
        foreach (var aside in pages.Aside.Where(a => a.Page == page.Page))
        {
            if (IsStamp(aside, segments.Count))
            {
                left.Add(LeftOutKinds.PageMargin);
            }
            else
            {
                regions.AddRange(PageOrder.Of(aside.Segments, aside.Rules, rightToLeft));
            }
        }

        // A scan with a page number under it, a drawing, an empty page.
        var marked = furniture.Where(f => f.Verdict == Verdict.Mark).ToList();
        left.Add(LeftOutKinds.PageWithoutText, regions.Count + marked.Count == 0 ? 1 : 0);
        return new(page.Page, regions, upright, marked);
    }

    // A line along the margin, such as the number that an archive prints on a paper.
    private static bool IsStamp(PageLayout aside, int lines) =>
        aside.Segments.Count == 1 && lines > 5 && Math.Min(aside.Top - aside.Segments[0].Baseline, aside.Segments[0].Baseline - aside.Bottom) < Margin * (aside.Top - aside.Bottom);

    // A stamp across a page is no sentence of it.
    private static void CountAskew(PdfPages pages, LeftOutCounter left) => left.Add(LeftOutKinds.Watermark, pages.Askew.Count(a => a.Segments.Count > 0));

    private static Flow Flow(IReadOnlyList<PageSheet> sheets, LeftOutCounter left)
    {
        var lines = sheets.Select(s => s.Regions.Select(r => r.IsTable ? [] : (IReadOnlyList<Line>)[.. r.Rows.Select(row => new Line(row))]).ToList()).ToList();
        var type = new Typography([.. lines.SelectMany(r => r).Where(r => r.Count > 0)]);
        var joiner = new LineJoiner(new Vocabulary([.. lines.SelectMany(r => r).SelectMany(r => r).Select(l => l.Text), .. sheets.SelectMany(s => s.Regions).SelectMany(WholeCells)]), type.DrawsSpaces);
        var (paragraphs, flow) = (new Paragraphs(type), new Flow(joiner));
        foreach (var (sheet, columns) in sheets.Zip(lines))
        {
            sheet.AddFurniture(flow, top: true);
            foreach (var (i, (region, column)) in sheet.Regions.Zip(columns).Index())
            {
                if (i == sheet.Upright && i > 0)
                {
                    flow.Interrupt();
                }

                var blocks = region.IsTable ? Tables.Of(region, sheet.Page, joiner) : paragraphs.Of(column, sheet.Page, below: i > 0 && i == sheet.Upright - 1);
                var first = true;
                foreach (var block in blocks)
                {
                    if (first && flow.IsRepeatedHeader(block))
                    {
                        left.Add(LeftOutKinds.PageMargin);
                        continue;
                    }

                    flow.Add(block, first);
                    first = false;
                }
            }

            sheet.AddFurniture(flow, top: false);
        }

        return flow;
    }

    // A cell of one line breaks no word.
    private static IEnumerable<string> WholeCells(Region region) => region.Cells.SelectMany(r => r).Where(c => c.Count == 1).Select(c => c[0].Text);

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

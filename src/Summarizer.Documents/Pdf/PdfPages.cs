using Summarizer.Documents.Pdf.Glyphs;
using Summarizer.Documents.Pdf.Layout;
using Summarizer.Documents.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;

namespace Summarizer.Documents.Pdf;

/// <summary>What is written on the pages of a PDF: for each the main direction of writing, and the others.</summary>
internal sealed class PdfPages
{
    private const double UsualMargin = 36;
    private readonly List<PageLayout> _main = [];
    private readonly List<PageLayout> _aside = [];
    private readonly List<PageLayout> _askew = [];
    private IReadOnlyList<double> _alleys = [];

    /// <summary>Reads the pages.</summary>
    public PdfPages(PdfDocument pdf, LeftOutCounter left)
    {
        var form = new FormValues(pdf);
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            var page = pdf.GetPage(number);
            left.Add(LeftOutKinds.Image, page.NumberOfImages);
            left.Add(LeftOutKinds.Annotation, CountAnnotations(page));
            Add(page, PageGlyphs.Of(page, left), [.. form.Of(number)]);
        }
    }

    /// <summary>Every page, in the direction that it is read in.</summary>
    public IReadOnlyList<PageLayout> Main => _main;

    /// <summary>What stands at right angles to that, in order of the pages.</summary>
    public IReadOnlyList<PageLayout> Aside => _aside;

    /// <summary>What stands at other angles: watermarks and stamps.</summary>
    public IReadOnlyList<PageLayout> Askew => _askew;

    private void Add(Page page, IReadOnlyList<(double Angle, List<Glyph> Glyphs)> groups, List<Glyph> form)
    {
        var main = groups.FirstOrDefault(g => g.Angle == 0).Glyphs is { Count: > 0 } || groups.Count == 0 || form.Count > 0 ? 0 : groups[0].Angle;
        _main.Add(Layout(page, main, ref _alleys, [.. groups.Where(g => g.Angle == main).SelectMany(g => g.Glyphs), .. main == 0 ? form : []]));
        foreach (var (angle, glyphs) in groups.Where(g => g.Angle != main).OrderBy(g => g.Angle))
        {
            IReadOnlyList<double> none = [];
            (angle % 90 == 0 ? _aside : _askew).Add(Layout(page, angle, ref none, glyphs));
        }
    }

    private static PageLayout Layout(Page page, double angle, ref IReadOnlyList<double> alleys, List<Glyph> glyphs)
    {
        var rules = Rules.Of(page, angle);
        (var segments, alleys) = SegmentBuilder.Build([.. glyphs, .. DrawnBullets.Of(page, angle, glyphs)], rules, alleys);
        if (page.Rotation.Value != 0 && segments.Count > 0)
        {
            // PdfPig turns the letters of such a page and not always its box.
            return new(page.Number, segments, rules, segments.Min(s => s.Baseline) - UsualMargin, segments.Max(s => s.Baseline) + UsualMargin);
        }

        var corners = new[] { (0d, 0d), (page.Width, 0d), (0d, page.Height), (page.Width, page.Height) }.Select(c => PageGlyphs.Turn(c.Item1, c.Item2, angle).Y).ToArray();
        return new(page.Number, segments, rules, corners.Min(), corners.Max());
    }

    // Links, form fields and the windows of notes are no notes.
    private static int CountAnnotations(Page page)
    {
        try
        {
            return page.GetAnnotations().Count(a => a.Type is not (AnnotationType.Link or AnnotationType.Widget or AnnotationType.Popup));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A broken annotation is no reason to lose the page.
            return 0;
        }
    }
}

using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Summarizer.Documents.Tests.Support;

/// <summary>Small real files, made by the libraries' writers.</summary>
internal static class SampleFiles
{
    private const double Left = 60;
    private const double LineHeight = 14;
    private const double BlockGap = 34;

    /// <summary>A PDF; on every page a heading in large letters and paragraphs, each a list of lines.</summary>
    public static byte[] Pdf(params (string Heading, string[][] Paragraphs)[] pages)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var (heading, paragraphs) in pages)
        {
            var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            var y = 760d;
            if (heading.Length > 0)
            {
                page.AddText(heading, 20, new PdfPoint(Left, y), font);
                y -= BlockGap;
            }

            foreach (var paragraph in paragraphs)
            {
                foreach (var line in paragraph)
                {
                    page.AddText(line, 11, new PdfPoint(Left, y), font);
                    y -= LineHeight;
                }

                y -= BlockGap;
            }
        }

        return builder.Build();
    }

    /// <summary>A Word document with these blocks.</summary>
    public static byte[] Word(params OpenXmlElement[] blocks)
    {
        using var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = "Annual report";
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new Style { Type = StyleValues.Paragraph, StyleId = "berschrift2", StyleName = new StyleName { Val = "heading 2" } });
            main.Document = new Document(new Body(blocks));
        }

        return stream.ToArray();
    }

    public static Paragraph Paragraph(params OpenXmlElement[] runs) => new(runs);

    public static Run Run(string text) => new(new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>A zip archive with one entry.</summary>
    public static byte[] Zip(string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            write(entry);
        }

        return stream.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}

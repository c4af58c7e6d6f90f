using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

public sealed class WordTests
{
    [Fact]
    public void Read_Document_GivesWhatAReaderSees()
    {
        var content = SampleFiles.Word(
            new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "berschrift2" }), SampleFiles.Run("The year")),
            new Paragraph(SampleFiles.Run("It was "), new DeletedRun(new Run(new DeletedText("bad"))), new InsertedRun(SampleFiles.Run("good")), SampleFiles.Run(".")),
            new Paragraph(new ParagraphProperties(new NumberingProperties(new NumberingId { Val = 1 })), SampleFiles.Run("An entry")),
            new Table(new TableRow(new TableCell(new Paragraph(SampleFiles.Run("Sales"))), new TableCell(new Paragraph(SampleFiles.Run("12"))))),
            new SdtBlock(new SdtContentBlock(new Paragraph(SampleFiles.Run("In a control.")))),
            new Paragraph(new ParagraphProperties(new OutlineLevel { Val = 0 }), SampleFiles.Run("Outlined")));

        var document = Parts.Read(content, FileFormat.Docx);

        Assert.Equal("Annual report", document.Title);
        Assert.Equal(
            [
                (BlockKind.Heading, "The year"), (BlockKind.Paragraph, "It was good."), (BlockKind.ListItem, "An entry"), (BlockKind.TableRow, "Sales | 12"),
                (BlockKind.Paragraph, "In a control."), (BlockKind.Heading, "Outlined"),
            ],
            Parts.Of(document));
        Assert.Equal([2, 1], document.Blocks.Where(p => p.Kind == BlockKind.Heading).Select(p => p.Level ?? 0));
    }

    [Fact]
    public void Read_ArchiveThatUnpacksToTooMuch_IsRefusedWhateverItDeclares()
    {
        var bomb = SampleFiles.Zip("word/document.xml", stream =>
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 8; i++)
            {
                stream.Write(zeros);
            }
        });

        var failure = Parts.Refused(bomb, FileFormat.Docx, new() { MaxUnpackedBytes = 4 << 20 });

        Assert.True(bomb.Length < 20_000);
        Assert.Equal((DocumentError.TooLarge, 4L << 20), (failure.Error, failure.Limit));
    }

    [Fact]
    public void Read_EntitiesThatMultiply_AreNotExpanded()
    {
        const string Laughs = """<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>""";
        var content = SampleFiles.Word(SampleFiles.Paragraph(SampleFiles.Run("x")));
        using var stream = new MemoryStream();
        stream.Write(content);
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("word/document.xml")!.Delete();
            using var entry = archive.CreateEntry("word/document.xml").Open();
            entry.Write(SampleFiles.Bytes(Laughs));
        }

        Assert.Equal(DocumentError.Malformed, Parts.Refused(stream.ToArray(), FileFormat.Docx).Error);
    }

    [Fact]
    public void Read_OtherArchive_IsMalformed() =>
        Assert.Equal(DocumentError.Malformed, Parts.Refused(SampleFiles.Zip("readme.txt", s => s.Write("hello"u8)), FileFormat.Docx).Error);
}

using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

public sealed class PdfTests
{
    [Fact]
    public void Read_Pages_GivesHeadingsParagraphsAndTheirPage()
    {
        var content = SampleFiles.Pdf(
            ("The first light", [["The lighthouse was built on a reef that ships had", "feared for cen-", "turies, and it stood."], ["A second paragraph about centuries stands here."]]),
            ("Repairs", [["The lamp was replaced twice before the tower fell."]]));

        var document = Parts.Read(content, FileFormat.Pdf);

        Assert.Equal(2, document.Pages);
        Assert.Equal(
            [
                (BlockKind.Heading, "The first light"), (BlockKind.Paragraph, "The lighthouse was built on a reef that ships had feared for centuries, and it stood."),
                (BlockKind.Paragraph, "A second paragraph about centuries stands here."), (BlockKind.Heading, "Repairs"), (BlockKind.Paragraph, "The lamp was replaced twice before the tower fell."),
            ],
            Parts.Of(document));
        Assert.Equal([1, 1, 1, 2, 2], document.Blocks.Select(p => p.Page ?? 0));
    }

    [Fact]
    public void Read_PagesWithoutLetters_AskForTextRecognition()
    {
        var failure = Parts.Refused(SampleFiles.Pdf(("", [])), FileFormat.Pdf);

        Assert.Equal(DocumentError.NoText, failure.Error);
        Assert.Contains("OCR", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MorePagesThanAllowed_IsRefused()
    {
        var failure = Parts.Refused(SampleFiles.Pdf(("a", []), ("b", []), ("c", [])), FileFormat.Pdf, new() { MaxPages = 2 });

        Assert.Equal((DocumentError.TooLarge, 2L, 3L), (failure.Error, failure.Limit, failure.Actual));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Read_CutShort_IsMalformedAndQuotesNothing(double share)
    {
        var whole = SampleFiles.Pdf(("Secret heading", [["Secret words."]]));

        var failure = Parts.Refused(whole[..(int)(whole.Length * share)], FileFormat.Pdf);

        Assert.True(failure.Error is DocumentError.Malformed or DocumentError.NoText);
        Assert.DoesNotContain("Secret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RandomDamage_NeverEndsInAnotherException()
    {
        var whole = SampleFiles.Pdf(("A heading", [["Some words in a line."]]));
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var damaged = whole.ToArray();
            for (var j = 0; j < 12; j++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                Assert.NotEmpty(Parts.Read(damaged, FileFormat.Pdf).Text);
            }
            catch (DocumentException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }
}

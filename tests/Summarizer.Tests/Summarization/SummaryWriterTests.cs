using CsCheck;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Tests.Summarization;

public sealed class SummaryWriterTests
{
    [Theory]
    [InlineData(SummaryFormat.Auto, "  One.\n Two. \n", "One.\n Two.")]
    [InlineData(SummaryFormat.Paragraph, " One.\n Two.  Three. ", "One. Two.  Three.")]
    [InlineData(SummaryFormat.Bullets, "One. Two\ngoes on. Three", "- One.\n- Two goes on.\n- Three")]
    [InlineData(SummaryFormat.Bullets, "- One.\n\n* Two.", "- One.\n- Two.")]
    [InlineData(SummaryFormat.Bullets, "", "")]
    [InlineData(SummaryFormat.Auto, " \n ", "")]
    public void Write_BringsTextIntoForm(SummaryFormat format, string text, string expected) => Assert.Equal(expected, Write(format, [text]));

    [Fact]
    public void Write_ModelWritesBullets_KeepsThem()
    {
        var writer = SummaryWriter.Create(SummaryFormat.Bullets, modelWritesBullets: true);

        Assert.Equal("* a\n* b", writer.Append(" * a\n* b\n") + writer.Flush());
    }

    [Theory]
    [InlineData(SummaryFormat.Auto)]
    [InlineData(SummaryFormat.Paragraph)]
    [InlineData(SummaryFormat.Bullets)]
    public void Write_HoweverTheTextIsCut_GivesTheSame(SummaryFormat format) =>
        Gen.String[Gen.Char["aB. \n!-1。\""], 0, 6].Array[0, 12].Sample(pieces => Write(format, pieces) == Write(format, [string.Concat(pieces)]));

    [Fact]
    public void Append_Bullets_WaitsForTheEndSinceASentenceMayGoOn()
    {
        var writer = SummaryWriter.Create(SummaryFormat.Bullets, modelWritesBullets: false);

        Assert.Equal(["", "", ""], new[] { "See No", ". 5", ". Two." }.Select(writer.Append));
        Assert.Equal("- See No. 5.\n- Two.", writer.Flush());
    }

    private static string Write(SummaryFormat format, string[] pieces)
    {
        var writer = SummaryWriter.Create(format, modelWritesBullets: false);
        return string.Concat(pieces.Select(writer.Append)) + writer.Flush();
    }
}

using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("One. Two! Three? Four… Five.", "One.|Two!|Three?|Four…|Five.")]
    [InlineData("It grew by 3.5 percent. Then it fell to 2.1.", "It grew by 3.5 percent.|Then it fell to 2.1.")]
    [InlineData("Dr. Smith met Mrs. Jones. They talked.", "Dr. Smith met Mrs. Jones.|They talked.")]
    [InlineData("Methods (e.g. BERT, i.e. encoders) work. See Fig. 3 for details.", "Methods (e.g. BERT, i.e. encoders) work.|See Fig. 3 for details.")]
    [InlineData("J. R. R. Tolkien wrote it. C. S. Lewis read it.", "J. R. R. Tolkien wrote it.|C. S. Lewis read it.")]
    [InlineData("The U.S. Army moved. He left the U.S. The war ended.", "The U.S. Army moved.|He left the U.S.|The war ended.")]
    [InlineData("Smith et al. Proposed methods. Smith et al. (2019) agree.", "Smith et al. Proposed methods.|Smith et al. (2019) agree.")]
    [InlineData("Acme Inc. Chief Jane Roe spoke. It is Acme Inc. The firm grew.", "Acme Inc. Chief Jane Roe spoke.|It is Acme Inc.|The firm grew.")]
    [InlineData("The answer is no. See No. 5 below.", "The answer is no.|See No. 5 below.")]
    [InlineData("She holds a Ph.D. Physics was her field.", "She holds a Ph.D. Physics was her field.")]
    [InlineData("\"Why?\" he asked. \"Because.\" She left.", "\"Why?\" he asked.|\"Because.\"|She left.")]
    [InlineData("He said (loudly.) Then left. [Note.] End", "He said (loudly.)|Then left.|[Note.]|End")]
    [InlineData("Use example.com or v1.2.3 now. file.txt stays.", "Use example.com or v1.2.3 now. file.txt stays.")]
    [InlineData("Wait... What? Yes?! No.", "Wait...|What?|Yes?!|No.")]
    [InlineData("1. Introduction\n2. Methods follow. 3 rats died.", "1. Introduction|2. Methods follow.|3 rats died.")]
    [InlineData("A title\nFirst sentence. Second\r\n\r\n third.", "A title|First sentence.|Second|third.")]
    [InlineData("He and I. Then we left.", "He and I.|Then we left.")]
    [InlineData("No end", "No end")]
    [InlineData(" \n ", "")]
    [InlineData("", "")]
    public void Split_GivesTheSentences(string text, string sentences) =>
        Assert.Equal(sentences, string.Join('|', SentenceSplitter.Split(text)));

    [Theory]
    [InlineData("...")]
    [InlineData(". . . A. B")]
    [InlineData("!\"')]} ?")]
    [InlineData("a.\u00a0B. \t“C.” D")]
    public void Split_OddText_LosesNoCharacter(string text) =>
        Assert.Equal(Bare(text), Bare(string.Concat(SentenceSplitter.Split(text))));

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

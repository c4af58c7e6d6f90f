using Summarizer.Evaluation.Text;

namespace Summarizer.Evaluation.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three? Five.", "One.|Two!|Three?|Five.")]
    [InlineData("It grew by 3.5 percent. Then it fell to 2.1.", "It grew by 3.5 percent.|Then it fell to 2.1.")]
    [InlineData("Dr. Smith met Mrs. Jones. They talked.", "Dr. Smith met Mrs. Jones.|They talked.")]
    [InlineData("Methods (e.g. BERT, i.e. encoders) work. See Fig. 3 for details.", "Methods (e.g. BERT, i.e. encoders) work.|See Fig. 3 for details.")]
    [InlineData("J. R. R. Tolkien wrote it. C. S. Lewis read it.", "J. R. R. Tolkien wrote it.|C. S. Lewis read it.")]
    [InlineData("The U.S. Army moved. Smith et al. (2019) agree.", "The U.S. Army moved.|Smith et al. (2019) agree.")]
    [InlineData("The answer is no. See No. 5 and Nos. 6 and 7 below.", "The answer is no.|See No. 5 and Nos. 6 and 7 below.")]
    [InlineData("See p. 12. He read Sec. 3 on Dec. 5.", "See p. 12.|He read Sec. 3 on Dec. 5.")]
    [InlineData("\"Why?\" he asked. \"Because.\" She left.", "\"Why?\" he asked.|\"Because.\"|She left.")]
    [InlineData("Use example.com or v1.2.3 now. Files stay.", "Use example.com or v1.2.3 now.|Files stay.")]
    [InlineData("1. Introduction\n2. Methods follow. 3 rats died.", "1. Introduction|2. Methods follow.|3 rats died.")]
    [InlineData("A title\nFirst sentence. Second\r\n\r\n third.", "A title|First sentence.|Second|third.")]
    [InlineData("No end", "No end")]
    [InlineData(" \n ", "")]
    [InlineData("", "")]
    public void Of_GivesTheSentences(string text, string sentences) => Assert.Equal(sentences, string.Join('|', Sentences.Of(text)));
}

using Summarizer.TextModel;

namespace Summarizer.Summarization;

/// <summary>
/// Makes whole sentences of what a model writes of a part of a document. Its limit may end it inside a sentence, and the next pass would
/// read the half as if it were one.
/// </summary>
internal static class WholeSentences
{
    /// <summary>A text without the sentence that the limit has cut, unless it is the only one.</summary>
    /// <param name="text">The output.</param>
    /// <param name="isCut">Whether the limit of tokens has ended it.</param>
    public static string Written(string text, bool isCut)
    {
        if (!isCut)
        {
            return text;
        }

        var sentences = TextAnalyzer.Analyze(text).Sentences;
        return sentences.Count < 2 || TextAnalyzer.EndsSentence(text[..sentences[^1].End]) ? text : text[..sentences[^2].End];
    }
}

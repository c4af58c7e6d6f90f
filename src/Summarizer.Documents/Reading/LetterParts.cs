namespace Summarizer.Documents.Reading;

/// <summary>Tells greetings, closings and the names below them from the paragraphs of a letter, one paragraph after the other.</summary>
internal sealed class LetterParts
{
    private const int MostNames = 3;
    private const int LongestName = 60;
    private const int NameWords = 6;

    // Short paragraphs that may still follow a closing.
    private int _names;

    /// <summary>Whether a paragraph is a greeting, a closing, or a name below a closing.</summary>
    /// <param name="paragraph">Its text in one line.</param>
    public bool IsPartOf(string paragraph)
    {
        if (Phrases.IsCertainClosing(paragraph) && paragraph.Length <= LongestName)
        {
            _names = MostNames;
            return true;
        }

        if (_names > 0 && paragraph.Length <= LongestName && paragraph.Split(' ').Length <= NameWords && !TextAnalyzer.EndsSentence(paragraph) && paragraph[^1] is not (':' or ','))
        {
            _names--;
            return true;
        }

        _names = 0;
        return Phrases.IsGreeting(paragraph);
    }
}

using System.Text;
using Summarizer.LongDocuments;

namespace Summarizer.Summarization;

/// <summary>One line per sentence, for models that have no prompt of their own for lists.</summary>
internal sealed class BulletWriter : SummaryWriter
{
    private static readonly char[] Marks = ['-', '*', '\u2022', ' '];

    private readonly StringBuilder _text = new();
    private int _written;
    private bool _started;

    public override string Append(string text)
    {
        _text.Append(text);
        return Write(complete: false);
    }

    public override string Flush() => Write(complete: true);

    private string Write(bool complete)
    {
        // The last end is only the end of what has arrived; all others are certain, since a rule looks no further than the next sentence's first character.
        var text = _text.ToString();
        var result = new StringBuilder();
        foreach (var end in SentenceSplitter.Ends(text).Where(e => e.Index > _written && (complete || e.Index < text.Length)))
        {
            var sentence = string.Join(' ', text[_written..end.Index].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart(Marks);
            _written = end.Index;
            if (sentence.Length > 0)
            {
                result.Append(_started ? "\n- " : "- ").Append(sentence);
                _started = true;
            }
        }

        return result.ToString();
    }
}

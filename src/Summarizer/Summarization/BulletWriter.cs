using System.Text;
using Summarizer.TextModel;

namespace Summarizer.Summarization;

/// <summary>
/// One line per sentence of free text, for models that have no prompt of their own for lists. It writes at the end: where a sentence ends may depend on what follows it.
/// What is chosen from the document is a list before it comes here.
/// </summary>
internal sealed class BulletWriter : SummaryWriter
{
    private static readonly char[] Marks = ['-', '*', '\u2022', ' '];

    private readonly StringBuilder _text = new();

    public override string Append(string text)
    {
        _text.Append(text);
        return "";
    }

    public override string Flush()
    {
        var text = TextAnalyzer.Analyze(_text.ToString());
        return string.Join('\n', text.Sentences.Select(s => text.OnOneLine(s).TrimStart(Marks)).Where(s => s.Length > 0).Select(s => "- " + s));
    }
}

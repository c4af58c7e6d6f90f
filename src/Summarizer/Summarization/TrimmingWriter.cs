using System.Text;

namespace Summarizer.Summarization;

/// <summary>Drops white space at both ends and, if asked to, turns line breaks into spaces.</summary>
internal sealed class TrimmingWriter(bool joinLines) : SummaryWriter
{
    // White space is held back until it is known that something follows.
    private readonly StringBuilder _pending = new();
    private bool _started;

    public override string Append(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                _pending.Append(c);
                continue;
            }

            if (_started)
            {
                var space = _pending.ToString();
                result.Append(joinLines && space.Contains('\n', StringComparison.Ordinal) ? " " : space);
            }

            _pending.Clear();
            _started = true;
            result.Append(c);
        }

        return result.ToString();
    }

    public override string Flush() => "";
}

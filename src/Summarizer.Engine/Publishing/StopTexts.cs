namespace Summarizer.Engine.Publishing;

/// <summary>
/// Finds the first of some texts in a text that arrives in pieces. What might be the beginning of one is held back until that is decided.
/// </summary>
internal sealed class StopTexts(IReadOnlyList<string> texts)
{
    private string _held = "";

    /// <summary>Whether some text is held back.</summary>
    public bool IsHolding => _held.Length > 0;

    /// <summary>Whether one of the texts was found; nothing comes after it.</summary>
    public bool IsFound { get; private set; }

    /// <summary>Adds a piece.</summary>
    /// <returns>What certainly comes before any of the texts.</returns>
    public string Append(string piece)
    {
        if (texts.Count == 0 || (piece.Length == 0 && !IsHolding))
        {
            return piece;
        }

        var text = _held + piece;
        var end = FirstStop(text);
        IsFound = end >= 0;
        end = IsFound ? end : text.Length - LongestBeginning(text);
        _held = IsFound ? "" : text[end..];
        return text[..end];
    }

    /// <summary>What is held back, at the end of the text: it was no stop text after all.</summary>
    public string Flush()
    {
        var held = _held;
        _held = "";
        return held;
    }

    private int FirstStop(string text)
    {
        var first = -1;
        foreach (var stop in texts)
        {
            var at = text.IndexOf(stop, StringComparison.Ordinal);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        return first;
    }

    private int LongestBeginning(string text)
    {
        var longest = 0;
        foreach (var stop in texts)
        {
            for (var length = Math.Min(stop.Length - 1, text.Length); length > longest; length--)
            {
                if (text.EndsWith(stop[..length], StringComparison.Ordinal))
                {
                    longest = length;
                }
            }
        }

        return longest;
    }
}

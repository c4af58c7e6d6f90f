namespace Summarizer.TextModel;

/// <summary>A sentence of subtitles (WebVTT, SubRip) may go on in the next cue. What stands between, its number, its times and who still speaks, is no part of the sentence.</summary>
internal static class CueBreaks
{
    /// <summary>What ends a voice span of WebVTT.</summary>
    public const string EndOfVoice = "</v>";

    private const int LongestLine = 500;

    /// <summary>First character after the lines of a cue that begin at an index; the index itself where there are none.</summary>
    /// <param name="text">Text of the document.</param>
    /// <param name="sentence">Where the sentence begins.</param>
    /// <param name="at">First character of a line.</param>
    /// <param name="end">End of the sentence.</param>
    public static int After(string text, int sentence, int at, int end)
    {
        var line = LineAt(text, at, end);
        var times = LinePatterns.Cue().IsMatch(line) ? at : SkipLine(text, at, end);
        if (times >= end || !LinePatterns.Cue().IsMatch(LineAt(text, times, end)))
        {
            return at;
        }

        var said = SkipLine(text, times, end);
        var label = SpeakerPatterns.Turn().Match(LineAt(text, said, end));

        // Somebody is named again only when the cue before named them in the same way.
        return label.Success && text.LastIndexOf(label.Value, said - 1, said - Math.Max(0, sentence - LongestLine), StringComparison.Ordinal) >= 0 ? said + label.Length : said;
    }

    private static string LineAt(string text, int at, int end)
    {
        var length = text.AsSpan(at, end - at).IndexOfAny('\n', '\r');
        return text.Substring(at, Math.Min(length < 0 ? end - at : length, LongestLine)).TrimEnd();
    }

    private static int SkipLine(string text, int at, int end)
    {
        var length = text.AsSpan(at, end - at).IndexOfAny('\n', '\r');
        at = length < 0 ? end : at + length;
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}

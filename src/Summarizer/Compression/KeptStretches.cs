using Summarizer.Grounding;
using Summarizer.Relevance;

namespace Summarizer.Compression;

/// <summary>What is kept of one passage: stretches of it, in its order.</summary>
internal sealed class KeptStretches(ReadPassage passage)
{
    private readonly SortedDictionary<int, TextSpan> _spans = [];

    /// <summary>Whether nothing is kept.</summary>
    public bool IsEmpty => _spans.Count == 0;

    /// <summary>Whether a stretch is kept.</summary>
    public bool Holds(TextSpan span) => _spans.Values.Any(s => s.Offset <= span.Offset && s.Offset + s.Length >= span.Offset + span.Length);

    /// <summary>Keeps a stretch.</summary>
    public void Add(TextSpan span) => _spans[span.Offset] = span;

    /// <summary>Leaves a stretch out again.</summary>
    public void Remove(TextSpan span) => _spans.Remove(span.Offset);

    /// <summary>Kept stretches, neighbours with nothing but white space between them merged.</summary>
    public IReadOnlyList<TextSpan> Ranges()
    {
        var ranges = new List<TextSpan>();
        foreach (var span in _spans.Values)
        {
            var end = ranges.Count > 0 ? ranges[^1].Offset + ranges[^1].Length : 0;
            if (ranges.Count > 0 && (span.Offset <= end || passage.Text.AsSpan(end, span.Offset - end).IsWhiteSpace()))
            {
                ranges[^1] = new(ranges[^1].Offset, Math.Max(end, span.Offset + span.Length) - ranges[^1].Offset);
            }
            else
            {
                ranges.Add(span);
            }
        }

        return ranges;
    }

    /// <summary>Kept stretches as one text: on one line where nothing but other sentences of the paragraph stood between them.</summary>
    public string Text()
    {
        var text = new System.Text.StringBuilder();
        var end = 0;
        foreach (var range in Ranges())
        {
            if (text.Length > 0)
            {
                text.Append(passage.Text.AsSpan(end, range.Offset - end).Contains('\n') ? '\n' : ' ');
            }

            text.Append(passage.Text, range.Offset, range.Length);
            end = range.Offset + range.Length;
        }

        return text.ToString();
    }
}

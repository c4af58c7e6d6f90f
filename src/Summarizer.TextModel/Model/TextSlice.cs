namespace Summarizer.TextModel;

/// <summary>Makes a document of a part of one.</summary>
internal static class TextSlice
{
    public static StructuredText Of(StructuredText text, int start, int end)
    {
        var (blocks, indices) = Blocks(text.Blocks, start, end);
        var sentences = text.Sentences
            .Where(s => s.Offset < end && s.End > start && indices.ContainsKey(s.Block))
            .Select(s => Clip(text.Text, s, start, end))
            .Where(s => s.Length > 0)
            .Select(s => s with { Block = indices[s.Block] });
        return new(text.Text[start..end], text.Language, blocks, [.. sentences]);
    }

    private static (List<TextBlock> Blocks, Dictionary<int, int> Indices) Blocks(IReadOnlyList<TextBlock> all, int start, int end)
    {
        var blocks = new List<TextBlock>();
        var indices = new Dictionary<int, int>();
        for (var i = 0; i < all.Count; i++)
        {
            var (first, last) = (Math.Max(all[i].Offset, start), Math.Min(all[i].End, end));
            if (first < last)
            {
                indices[i] = blocks.Count;
                blocks.Add(all[i] with
                {
                    Offset = first - start,
                    Length = last - first,
                    ContentOffset = Math.Clamp(all[i].ContentOffset, first, last) - start,
                    LeadIn = all[i].LeadIn is { } leadIn && indices.TryGetValue(leadIn, out var kept) ? kept : null,
                });
            }
        }

        return (blocks, indices);
    }

    // Without the white space that a cut leaves at its edge.
    private static TextSentence Clip(string text, TextSentence sentence, int start, int end)
    {
        var (first, last) = (Math.Max(sentence.Offset, start), Math.Min(sentence.End, end));
        while (first < last && char.IsWhiteSpace(text[first]))
        {
            first++;
        }

        while (last > first && char.IsWhiteSpace(text[last - 1]))
        {
            last--;
        }

        return sentence with { Offset = first - start, Length = last - first };
    }
}

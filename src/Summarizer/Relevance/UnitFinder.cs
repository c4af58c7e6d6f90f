using Summarizer.Grounding;
using Summarizer.TextModel;

namespace Summarizer.Relevance;

/// <summary>Cuts a passage into the stretches that may be kept.</summary>
internal static class UnitFinder
{
    // A list entry, a table or a piece of program text up to this length is kept whole or not at all.
    private const int LongestWhole = 1200;

    /// <summary>
    /// What reads as one sentence for longer than this is speech or a log without any stop; it is cut at white space so that a part of it can
    /// be kept, and the answer warns of it. Sentences of laws and contracts have several hundred characters.
    /// </summary>
    public const int LongestSentence = 2000;

    /// <summary>Units in order; at least one for a text that is not white space.</summary>
    public static IReadOnlyList<PassageUnit> Of(StructuredText text)
    {
        var units = new List<PassageUnit>();
        var sentences = text.Sentences.Index().ToLookup(s => s.Item.Block);
        for (var block = 0; block < text.Blocks.Count; block++)
        {
            var last = LastOfTable(text, block);
            if (last > block && Length(text, block, last) <= LongestWhole)
            {
                AddWhole(text, block, last, sentences, units);
                block = last;
            }
            else
            {
                AddBlock(text, block, sentences, units);
            }
        }

        // A passage of headings alone, or of a single line that looks like one, is still a passage.
        return units.Count > 0
            ? units
            : [.. text.Sentences.Index().Select(s => new PassageUnit(new(s.Item.Offset, s.Item.Length), s.Item.Block, s.Index, 1, null))];
    }

    private static void AddBlock(
        StructuredText text, int index, ILookup<int, (int Index, TextSentence Item)> sentences, List<PassageUnit> units)
    {
        var block = text.Blocks[index];
        switch (block.Kind)
        {
            case BlockKind.Title or BlockKind.Heading or BlockKind.TableHeader or BlockKind.MessageHeader or BlockKind.SignOff
                or BlockKind.Furniture:
                return;
            case BlockKind.ListItem or BlockKind.TableRow or BlockKind.Code or BlockKind.Caption when block.Length <= LongestWhole:
                AddWhole(text, index, index, sentences, units);
                return;
        }

        var first = true;
        foreach (var (number, sentence) in sentences[index])
        {
            // What a speaker says begins with who speaks.
            var start = first ? block.Offset : sentence.Offset;
            foreach (var span in Pieces(text.Text, start, sentence.End))
            {
                units.Add(new(span, index, number, 1, first ? LeadInOf(text, index) : null));
                first = false;
            }
        }
    }

    private static void AddWhole(
        StructuredText text, int first, int last, ILookup<int, (int Index, TextSentence Item)> sentences, List<PassageUnit> units)
    {
        var inside = Enumerable.Range(first, last - first + 1).SelectMany(b => sentences[b]).ToList();
        if (inside.Count > 0)
        {
            units.Add(
                new(
                    Trimmed(text.Text, text.Blocks[first].Offset, text.Blocks[last].End), first, inside[0].Index, inside.Count,
                    LeadInOf(text, first)));
        }
    }

    private static int LastOfTable(StructuredText text, int block)
    {
        while (
            text.Blocks[block].Kind is BlockKind.TableHeader or BlockKind.TableRow && block + 1 < text.Blocks.Count
                && text.Blocks[block + 1].Kind == BlockKind.TableRow)
        {
            block++;
        }

        return block;
    }

    private static int Length(StructuredText text, int first, int last) => text.Blocks[last].End - text.Blocks[first].Offset;

    private static TextSpan? LeadInOf(StructuredText text, int index)
    {
        if (text.Blocks[index].LeadIn is { } leadIn)
        {
            var last = text.Sentences.Where(s => s.Block == leadIn).Select(s => (TextSentence?)s).LastOrDefault();
            return text.Blocks[leadIn].Kind == BlockKind.TableHeader || last is null
                ? Trimmed(text.Text, text.Blocks[leadIn].Offset, text.Blocks[leadIn].End)
                : new TextSpan(last.Value.Offset, last.Value.Length);
        }

        return index > 0 && text.Blocks[index - 1].Kind is BlockKind.Title or BlockKind.Heading
            ? Trimmed(text.Text, text.Blocks[index - 1].Offset, text.Blocks[index - 1].End)
            : null;
    }

    private static IEnumerable<TextSpan> Pieces(string text, int start, int end)
    {
        while (end - start > LongestSentence)
        {
            var cut = text.LastIndexOfAny([' ', '\n', '\t'], start + LongestSentence, LongestSentence / 2);
            cut = cut < 0 ? start + LongestSentence - (char.IsLowSurrogate(text[start + LongestSentence]) ? 1 : 0) : cut;
            yield return Trimmed(text, start, cut);
            start = cut;
        }

        if (Trimmed(text, start, end) is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        return new(start + span.Length - span.TrimStart().Length, span.Trim().Length);
    }
}

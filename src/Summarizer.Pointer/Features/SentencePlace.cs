using Summarizer.TextModel;

namespace Summarizer.Pointer.Features;

/// <summary>Where a sentence stands: in its block, in its section, and among the sentences that a summary may take.</summary>
internal readonly record struct SentencePlace
{
    /// <summary>Kind of its block.</summary>
    public required BlockKind Kind { get; init; }

    /// <summary>Whether something introduces its block.</summary>
    public required bool HasLeadIn { get; init; }

    /// <summary>Sentences of its block.</summary>
    public required int InBlock { get; init; }

    /// <summary>Whether it is the first of its block.</summary>
    public required bool OpensBlock { get; init; }

    /// <summary>Sentences before it that may stand alone.</summary>
    public required int ProseBefore { get; init; }

    /// <summary>Sentences between it and the heading above it, or the beginning of the document.</summary>
    public required int SinceHeading { get; init; }

    /// <summary>Headings above it in the document.</summary>
    public required int Section { get; init; }

    /// <summary>The sentence that is the heading above it; null for none.</summary>
    public required int? Heading { get; init; }

    /// <summary>Places of all sentences of a document.</summary>
    public static SentencePlace[] Of(StructuredText text)
    {
        var places = new SentencePlace[text.Sentences.Count];
        var inBlock = text.Sentences.CountBy(s => s.Block).ToDictionary();
        var (prose, section, since, heading) = (0, 0, 0, (int?)null);
        for (var i = 0; i < places.Length; i++)
        {
            var sentence = text.Sentences[i];
            var block = text.Blocks[sentence.Block];
            var opens = i == 0 || text.Sentences[i - 1].Block != sentence.Block;
            if (block.Kind is BlockKind.Title or BlockKind.Heading && opens)
            {
                (section, since, heading) = (section + 1, 0, i);
            }

            places[i] = new()
            {
                Kind = block.Kind,
                HasLeadIn = block.LeadIn is not null,
                InBlock = inBlock[sentence.Block],
                OpensBlock = opens,
                ProseBefore = prose,
                SinceHeading = heading == i ? 0 : since,
                Section = section,
                Heading = heading == i ? null : heading,
            };
            prose += sentence.IsProse ? 1 : 0;
            since += block.Kind is BlockKind.Title or BlockKind.Heading ? 0 : 1;
        }

        return places;
    }

    /// <summary>The sentence that names the subject of a document: a title or heading before all prose; null for none.</summary>
    public static int? TitleOf(StructuredText text)
    {
        for (var i = 0; i < text.Sentences.Count && !text.Sentences[i].IsProse; i++)
        {
            if (text.Blocks[text.Sentences[i].Block].Kind is BlockKind.Title or BlockKind.Heading)
            {
                return i;
            }
        }

        return null;
    }
}

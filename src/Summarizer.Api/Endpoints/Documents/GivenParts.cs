using Summarizer.Requests;
using Summarizer.TextModel;

namespace Summarizer.Api.Endpoints.Documents;

/// <summary>Parts that a caller gives with a text, as POST /v1/documents gave them.</summary>
internal static class GivenParts
{
    /// <summary>The blocks that parts stand for; null for none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">Its parts, with places in code points.</param>
    /// <param name="document">Index of the document in the request, for messages.</param>
    /// <exception cref="InvalidRequestException">Parts overlap, or lie outside of the text.</exception>
    public static IReadOnlyList<TextBlock>? ToBlocks(string text, IReadOnlyList<DocumentItem>? parts, int document)
    {
        if (parts is null)
        {
            return null;
        }

        var places = Places(text);
        var blocks = new List<TextBlock>(parts.Count);
        var end = 0;
        foreach (var (i, part) in parts.Index())
        {
            var content = part.ContentOffset ?? part.Offset;
            if (part.Offset < end || part.Length < 0 || part.Offset > places.Count - 1 - part.Length || content < part.Offset || content > part.Offset + part.Length || part.LeadIn < 0 || part.LeadIn >= i)
            {
                throw Wrong(document, i, part, end, places.Count - 1);
            }

            end = part.Offset + part.Length;
            blocks.Add(new TextBlock(part.Kind, places[part.Offset], places[end] - places[part.Offset])
            {
                ContentOffset = places[content],
                Page = part.Page,
                Level = part.Level,
                LeadIn = part.LeadIn,
                Speaker = part.Speaker,
            });
        }

        return blocks;
    }

    // UTF-16 index of every code point, and of the end.
    private static List<int> Places(string text)
    {
        var places = new List<int>(text.Length + 1);
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            places.Add(index);
            index += rune.Utf16SequenceLength;
        }

        places.Add(text.Length);
        return places;
    }

    private static InvalidRequestException Wrong(int document, int index, DocumentItem part, int end, int characters) => new(new Dictionary<string, string[]>
    {
        ["documents"] =
        [
            $"parts of documents[{document}] must be those of POST /v1/documents for the same text: in order, not overlapping, inside the text, led in by an earlier part. Part {index} "
            + $"begins at {part.Offset} and has {part.Length} characters; the part before it ends at {end}, and the text has {characters} characters.",
        ],
    });
}

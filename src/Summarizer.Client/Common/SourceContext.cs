namespace Summarizer.Client.Common;

/// <summary>Where a quoted piece of an output stands in its source; the names are those of Azure AI Language.</summary>
/// <param name="Index">Place of the document in the request.</param>
/// <param name="Offset">First character in that document, in Unicode code points.</param>
/// <param name="Length">Unicode code points.</param>
public sealed record SourceContext(int Index, int Offset, int Length)
{
    /// <summary>The quoted piece. Strings of .NET count UTF-16 units, of which a code point has one or two.</summary>
    /// <param name="document">The document as it was sent.</param>
    /// <exception cref="ArgumentException">The document is shorter than the place says, so it is another one.</exception>
    public string In(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var units = document.EnumerateRunes().Select(r => r.Utf16SequenceLength).ToList();
        if (Offset + Length > units.Count)
        {
            throw new ArgumentException(
                $"The place ends at character {Offset + Length}, and the document has {units.Count}.", nameof(document));
        }

        return document.Substring(units.Take(Offset).Sum(), units.Skip(Offset).Take(Length).Sum());
    }
}

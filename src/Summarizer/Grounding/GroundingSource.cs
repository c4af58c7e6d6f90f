namespace Summarizer.Grounding;

/// <summary>
/// The documents that an output may be made of, and the spans in them where a quotation may begin and must end (sentences). Built once per request.
/// </summary>
/// <remarks>
/// All documents lie in one UTF-8 buffer, since tokens may split a character. A span never crosses a document.
/// </remarks>
internal sealed class GroundingSource
{
    private readonly byte[] _bytes;
    private readonly int[] _charOfByte;
    private readonly int[] _documentStarts;
    private readonly int[] _documentLengths;

    /// <param name="documents">Texts as the caller gave them.</param>
    /// <param name="spans">Per document: first character and length of each span, in order, not overlapping.</param>
    public GroundingSource(IReadOnlyList<string> documents, IReadOnlyList<IReadOnlyList<TextSpan>> spans)
    {
        var bytes = new List<byte>();
        var charOfByte = new List<int>();
        _documentStarts = new int[documents.Count + 1];
        _documentLengths = [.. documents.Select(d => d.Length)];
        var all = new List<SourceSpan>();
        for (var d = 0; d < documents.Count; d++)
        {
            _documentStarts[d] = bytes.Count;
            var byteOfChar = Append(documents[d], bytes, charOfByte);
            all.AddRange(spans[d].Where(s => s.Length > 0).Select(s => new SourceSpan(byteOfChar[s.Offset], byteOfChar[s.Offset + s.Length])));
        }

        _documentStarts[^1] = bytes.Count;
        _bytes = [.. bytes];
        _charOfByte = [.. charOfByte];
        Spans = all;
    }

    /// <summary>UTF-8 of all documents, one after another.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Where quotations begin and end, as byte positions.</summary>
    public IReadOnlyList<SourceSpan> Spans { get; }

    /// <summary>Document and characters of a byte range of at least one byte; a character that the range holds only in part is left out.</summary>
    public SourceContext Locate(int start, int end)
    {
        var document = _documentStarts.AsSpan().BinarySearch(start + 1);
        document = (document < 0 ? ~document : document) - 1;
        var last = end == _documentStarts[document + 1] ? _documentLengths[document] : _charOfByte[end];
        return new SourceContext(document, _charOfByte[start], last - _charOfByte[start]);
    }

    /// <summary>Whether white space or the end of a document follows a byte position.</summary>
    public bool IsWordEnd(int position) => position == _bytes.Length || Array.BinarySearch(_documentStarts, position) >= 0 || _bytes[position] is (byte)' ' or (byte)'\n' or (byte)'\t';

    private static int[] Append(string text, List<byte> bytes, List<int> charOfByte)
    {
        var byteOfChar = new int[text.Length + 1];
        Span<byte> buffer = stackalloc byte[4];
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var width = rune.Utf16SequenceLength;
            for (var i = 0; i < width; i++)
            {
                byteOfChar[index + i] = bytes.Count;
            }

            foreach (var b in buffer[..rune.EncodeToUtf8(buffer)])
            {
                bytes.Add(b);
                charOfByte.Add(index);
            }

            index += width;
        }

        byteOfChar[text.Length] = bytes.Count;
        return byteOfChar;
    }
}

/// <summary>A stretch of characters.</summary>
/// <param name="Offset">First UTF-16 index.</param>
/// <param name="Length">UTF-16 length.</param>
public readonly record struct TextSpan(int Offset, int Length);

/// <summary>Where a piece of output stands in the documents; the names are those of Azure AI Language.</summary>
/// <param name="Index">Document.</param>
/// <param name="Offset">First UTF-16 index in that document.</param>
/// <param name="Length">UTF-16 length.</param>
public readonly record struct SourceContext(int Index, int Offset, int Length);

/// <summary>A quotable stretch of the byte buffer.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">Byte after the last.</param>
internal readonly record struct SourceSpan(int Start, int End);

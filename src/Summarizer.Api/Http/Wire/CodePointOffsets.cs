namespace Summarizer.Api.Http.Wire;

/// <summary>Translates ascending UTF-16 indices of a text into code points, which is what most clients' strings count.</summary>
internal sealed class CodePointOffsets
{
    private readonly string _text;
    private int _index;
    private int _codePoints;

    public CodePointOffsets(string text)
    {
        _text = text;
        Count = text.EnumerateRunes().Count();
    }

    /// <summary>Code points of the whole text.</summary>
    public int Count { get; }

    /// <summary>Code points before a UTF-16 index that is not below the one asked for last.</summary>
    public int At(int index)
    {
        for (; _index < index; _index++)
        {
            _codePoints += _index > 0 && char.IsSurrogatePair(_text, _index - 1) ? 0 : 1;
        }

        return _codePoints;
    }
}

namespace Summarizer.Tokenization;

/// <summary>Decodes tokens one by one. The concatenation of everything returned equals <see cref="TextTokenizer.Decode"/> of all ids. Not safe for concurrent use.</summary>
public abstract class IncrementalDecoder
{
    /// <summary>Text that became certain with this token; empty while a character is incomplete.</summary>
    public abstract string Append(int id);

    /// <summary>Text of whatever is incomplete at the end.</summary>
    public abstract string Flush();
}

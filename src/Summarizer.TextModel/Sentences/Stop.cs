namespace Summarizer.TextModel;

/// <summary>A place where a sentence may end. All positions are UTF-16 indices.</summary>
/// <param name="Start">First terminal: "." of "he said.” [1] Then".</param>
/// <param name="End">After the last terminal.</param>
/// <param name="Tail">After quotes, brackets, citation marks and emoticons that belong to it.</param>
/// <param name="Next">First character of what follows, after white space.</param>
/// <param name="Marked">Whether citation marks or footnote numbers stand between.</param>
/// <param name="Closed">Whether a quotation mark or bracket closes between.</param>
internal readonly record struct Stop(int Start, int End, int Tail, int Next, bool Marked, bool Closed)
{
    /// <summary>Whether there is no terminal, but an emoticon or emoji in its place.</summary>
    public bool IsPictograph => End == Start;

    /// <summary>Whether white space follows.</summary>
    public bool IsSpaced => Next > Tail;
}

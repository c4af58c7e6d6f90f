using System.Text;

namespace Summarizer.Documents.Rtf;

/// <summary>Where text of a group goes.</summary>
internal enum RtfTarget
{
    /// <summary>Into the document.</summary>
    Body,

    /// <summary>Nowhere.</summary>
    Nowhere,

    /// <summary>Into a footnote.</summary>
    Note,

    /// <summary>In front of the entry of a list.</summary>
    Label,

    /// <summary>Into the title.</summary>
    Title,
}

/// <summary>What a group changes until its end.</summary>
internal sealed record RtfState(RtfTarget Target, Encoding Encoding)
{
    /// <summary>Bytes that stand for a Unicode character which was said before them.</summary>
    public int Substitutes { get; init; } = 1;

    /// <summary>Whether text is hidden.</summary>
    public bool Hidden { get; init; }

    /// <summary>Whether text was deleted, with changes tracked.</summary>
    public bool Deleted { get; init; }

    /// <summary>Whether a destination that nobody knows may be left out: its group began with an asterisk.</summary>
    public bool Optional { get; init; }

    /// <summary>The group's table of fonts, while it is read.</summary>
    public bool InFonts { get; init; }

    /// <summary>The font that is defined or used.</summary>
    public int Font { get; init; }
}

namespace Summarizer.TextModel;

/// <summary>How a full stop after an abbreviation is read. The names are the sections of Data/abbreviations.</summary>
[Flags]
internal enum AbbreviationKinds
{
    /// <summary>Not an abbreviation.</summary>
    None = 0,

    /// <summary>Stands before a name and never ends a sentence: "Mr.".</summary>
    Title = 1,

    /// <summary>Never ends a sentence: "e.g.".</summary>
    Always = 2,

    /// <summary>Does not end a sentence before a number, letter or roman number: "No. 5".</summary>
    Number = 4,

    /// <summary>Ends a sentence after a number ("5 min. The"), and does not before one ("min. 10").</summary>
    Unit = 8,

    /// <summary>Ends a sentence if a word follows that often begins one: "in the U.S. It employs", "the U.S. Congress".</summary>
    Ends = 16,

    /// <summary>Ends a sentence if a capital follows: "etc.".</summary>
    List = 32,

    /// <summary>Ends a sentence after a number if a capital follows: "w 1990 r. Warszawa", but "г. Москва".</summary>
    Year = 64,
}

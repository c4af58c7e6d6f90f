namespace Summarizer.Pointer.Choosing;

/// <summary>How well a sentence can be read without its document, best first.</summary>
internal enum Standing
{
    /// <summary>It tells something by itself.</summary>
    Full,

    /// <summary>
    /// It tells little by itself: a question, a fragment, a courtesy, a formula of a law or a web page, or words that point to an
    /// example.
    /// </summary>
    Weak,

    /// <summary>It introduces a list or a piece of program text, and says nothing without it.</summary>
    Introduction,

    /// <summary>It is no sentence: a heading, a header, a line of a table.</summary>
    None,
}

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

    /// <summary>It is no sentence, or says nothing without what follows: a heading, a line of a table, the line above a list.</summary>
    None,
}

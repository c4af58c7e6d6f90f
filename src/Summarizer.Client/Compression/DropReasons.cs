namespace Summarizer.Client.Compression;

/// <summary>Why nothing was kept. Strings, so that a newer service may have more.</summary>
public static class DropReasons
{
    /// <summary>The document is white space.</summary>
    public const string Empty = "empty";

    /// <summary>Selection preferred other documents.</summary>
    public const string NotSelected = "not_selected";

    /// <summary>It probably does not answer the question.</summary>
    public const string NoAnswer = "no_answer";

    /// <summary>No sentence has enough to do with the question, or all that have say what is kept of others.</summary>
    public const string Irrelevant = "irrelevant";

    /// <summary>Not even the best sentence fits what is left of the budget.</summary>
    public const string Budget = "budget";

    /// <summary>The model failed on it; the other documents are not touched by that.</summary>
    public const string Failed = "failed";
}

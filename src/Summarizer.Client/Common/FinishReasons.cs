namespace Summarizer.Client.Common;

/// <summary>Why an output ended. Strings, so that a newer service may have more.</summary>
public static class FinishReasons
{
    /// <summary>The model ended, or a stop text came.</summary>
    public const string Stop = "stop";

    /// <summary>The most tokens were reached.</summary>
    public const string Length = "length";
}

namespace Summarizer.GenAi.Tests.Models;

/// <summary>Long tests, of which the default run has a short form.</summary>
internal static class Soak
{
    public const string How = "A long test: set SUMMARIZER_SOAK=1.";

    public static bool IsWanted => Environment.GetEnvironmentVariable("SUMMARIZER_SOAK") == "1";
}

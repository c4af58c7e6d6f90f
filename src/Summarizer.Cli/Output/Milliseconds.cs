namespace Summarizer.Cli.Output;

/// <summary>Times as JSON and tables show them.</summary>
internal static class Milliseconds
{
    /// <summary>Milliseconds with three decimals: finer than any of the clocks is steady.</summary>
    public static double Of(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}

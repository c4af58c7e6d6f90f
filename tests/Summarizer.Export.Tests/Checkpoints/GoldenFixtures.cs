namespace Summarizer.Export.Tests.Checkpoints;

/// <summary>Names of golden fixtures below <c>tests/fixtures</c>.</summary>
internal static class GoldenFixtures
{
    public static readonly string[] Models =
    [
        "t5gemma-balanced", "t5gemma-prescale24", "t5gemma-unbalanced", "t5gemma-untied", "t5gemma-nosoftcap", "t5gemma2-text", "gemma2-decoder", "gemma3-decoder",
    ];
}

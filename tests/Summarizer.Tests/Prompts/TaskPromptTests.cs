using Summarizer.Bundles;
using Summarizer.Prompts;

namespace Summarizer.Tests.Prompts;

public sealed class TaskPromptTests
{
    [Theory]
    [InlineData("{text}", "T")]
    [InlineData("Summarize: {text}", "Summarize: T")]
    [InlineData("Answer: {query}\n{text}", "Answer: Q\nT")]
    [InlineData("{instruction}\n{text}\n{instruction}", "I\nT\nI")]
    [InlineData("{other} {TEXT} {text}", "{other} {TEXT} T")]
    public void Render_FillsTheSlotsAndNothingElse(string template, string expected) =>
        Assert.Equal(expected, new TaskPrompt("any", template).Render("T", "I", "Q"));

    [Fact]
    public void Render_SlotsInsideTheDocument_AreText() =>
        Assert.Equal("A {query} {text} B", new TaskPrompt("any", "A {text} B").Render("{query} {text}", query: "wrong"));

    [Fact]
    public void Render_WithoutInstruction_LeavesItsSlotEmpty() =>
        Assert.Equal("Summarize: T", new TaskPrompt("any", "Summarize{instruction}: {text}").Render("T"));

    [Theory]
    [InlineData("no slot", "0 times")]
    [InlineData("{text} {text}", "2 times")]
    public void Constructor_NotOneDocument_IsRefused(string template, string found)
    {
        var e = Assert.Throws<BundleException>(() => new TaskPrompt("headline", template));

        Assert.Contains("'headline'", e.Message);
        Assert.Contains(found, e.Message);
    }
}

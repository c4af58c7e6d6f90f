using Summarizer.Cli.Exporting;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Tests.Exporting;

public sealed class PromptOptionTests
{
    [Fact]
    public void Parse_Entries_GiveTemplatesByTask() => Assert.Equal(
        new Dictionary<string, string> { ["summarize"] = "a=b: {text}", ["headline"] = "Title:\n{text}" },
        PromptOption.Parse(["summarize=a=b: {text}", @"headline=Title:\n{text}"]));

    [Theory]
    [InlineData("summarize", "is not of the form task=template")]
    [InlineData("={text}", "is not of the form task=template")]
    public void Parse_EntryWithoutATask_SaysTheForm(string entry, string message) =>
        Assert.Contains(message, Assert.Throws<UsageException>(() => PromptOption.Parse([entry])).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_TaskTwice_IsRefused() =>
        Assert.Contains(
            "'a' twice", Assert.Throws<UsageException>(() => PromptOption.Parse(["a={text}", "a={text}"])).Message,
            StringComparison.Ordinal);
}

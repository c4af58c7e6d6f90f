using System.Globalization;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Options;
using Summarizer.Documents.Reading;

namespace Summarizer.Api.Tests.Options;

/// <summary>docs/documents.md says everything that there is.</summary>
public sealed class DocumentPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "documents.md"));

    [Theory]
    [InlineData(DocumentsSetup.Section, typeof(DocumentLimits))]
    [InlineData(BatchOptions.Section, typeof(BatchOptions))]
    public void Page_NamesEverySettingWithItsDefault(string section, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        var rows = type.GetProperties().Select(p => string.Create(CultureInfo.InvariantCulture, $"| `{section.Replace(":", "__", StringComparison.Ordinal)}__{p.Name}` | `{p.GetValue(defaults)}` |"));

        Assert.All(rows, row => Assert.Contains(row, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_NamesEveryMediaType() => Assert.All(FormatNames.MediaTypes, type => Assert.Contains($"`{type}`", Page, StringComparison.Ordinal));
}

using Summarizer.Client.Problems;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Service;

[Collection(RealModel.Name)]
public sealed class DocumentTests(RealService service)
{
    [Fact]
    public async Task ReadDocument_Markdown_GivesItsPartsWithTheirPlaces()
    {
        var document = await service.Client.ReadDocumentAsync("# The bridge\n\nIt was closed in March.\n\n* rust\n* cracks\n"u8.ToArray(), "text/markdown");

        Assert.Equal("markdown", document.Format);
        Assert.Equal(document.Text.Length, document.Characters);
        Assert.Equal(["It was closed in March."], Texts("paragraph"));
        Assert.Equal(["rust", "cracks"], Texts("list_item"));

        IEnumerable<string> Texts(string kind) => document.Parts
            .Where(part => part.Kind == kind)
            .Select(part => document.Text[(part.ContentOffset ?? part.Offset)..(part.Offset + part.Length)].Trim());
    }

    [Fact]
    public async Task ReadDocument_BytesThatAreNoPdf_IsAProblem()
    {
        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => service.Client.ReadDocumentAsync("no PDF"u8.ToArray(), "application/pdf"));

        Assert.InRange(thrown.Status, 400, 499);
        Assert.NotEmpty(thrown.Code);
    }
}

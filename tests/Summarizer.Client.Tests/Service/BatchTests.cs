using System.Text.Json.Nodes;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Service;

[Collection(RealModel.Name)]
public sealed class BatchTests(RealService service)
{
    [Fact]
    public async Task SummarizeBatch_OneDocumentTooLong_GivesItsProblemBesideTheOtherSummaries()
    {
        var request = new BatchRequest
        {
            Documents =
            [
                new(RealService.Document) { Id = "short", Metadata = new JsonObject { ["page"] = 7 } },
                new(string.Concat(Enumerable.Repeat(RealService.Document + " ", 100))) { Id = "long" },
            ],
            MaxTokens = 24,
            Strategy = SummaryStrategy.Single,
        };

        var batch = await service.Client.SummarizeBatchAsync(request);

        var alone = await service.Client.SummarizeAsync(new() { Text = RealService.Document, MaxTokens = 24, Strategy = SummaryStrategy.Single });
        Assert.Equal((1, 1), (batch.Succeeded, batch.Failed));
        Assert.Equal([(0, "short"), (1, "long")], batch.Results.Select(r => (r.Index, r.Id)));
        Assert.Equal(alone.Summary, batch.Results[0].Summary!.Summary);
        Assert.Equal(7, (int)batch.Results[0].Metadata!["page"]!);
        Assert.Null(batch.Results[0].Problem);
        Assert.Null(batch.Results[1].Summary);
        Assert.Equal("input-too-long", batch.Results[1].Problem!.Code);
        Assert.Equal(alone.Usage.TotalTokens, batch.Usage.TotalTokens);
    }

    [Fact]
    public async Task SummarizeBatch_NoDocuments_IsAProblemOfTheWholeRequest()
    {
        var thrown = await Assert.ThrowsAsync<SummarizerProblemException>(() => service.Client.SummarizeBatchAsync(new() { Documents = [] }));

        Assert.Equal(("validation", 422), (thrown.Code, thrown.Status));
        Assert.Equal("documents", Assert.Single(thrown.Problem.Errors!).Key);
    }
}

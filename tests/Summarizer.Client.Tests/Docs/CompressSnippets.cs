using Summarizer.Client.Compression;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Docs;

/// <summary>More code of <c>docs/client.md</c>, run against the service.</summary>
[Collection(RealModel.Name)]
public sealed class CompressSnippets(RealService service)
{
    [Fact]
    public async Task Compress_Documents_KeepsWhatAnswers()
    {
        var (client, output) = (service.Client, new StringWriter());

        #region compress
        var response = await client.CompressAsync(new()
        {
            Query = "What ended the test?",
            Documents =
            [
                new("The count was held for more than an hour. A fire in the cabin ended the test.") { Id = "report", Metadata = new() { ["page"] = 7 } },
                "Sailors tell lighthouses apart by their light.",
            ],
            TargetTokens = 60,
            TargetTokenizer = TargetTokenizer.O200kBase,
        });

        foreach (var result in response.Results)
        {
            await output.WriteLineAsync($"{result.Index}: {(result.Dropped ? result.Reason : result.Text)}");
        }

        var prompt = $"Answer from the context only.\n\n{response.Context}";
        #endregion

        Assert.Equal(2, output.ToString().Trim().Split('\n').Length);
        Assert.EndsWith(response.Context, prompt, StringComparison.Ordinal);
        Assert.All(response.Results[0].Contexts, c => Assert.Contains(c.In("The count was held for more than an hour. A fire in the cabin ended the test."), response.Context, StringComparison.Ordinal));
        Assert.Equal("report", response.Results[0].Id);
        Assert.Equal(7, (int?)response.Results[0].Metadata!["page"]);
    }

    [Fact]
    public async Task CompressStream_Documents_ComeAsTheyFinish()
    {
        var (client, output) = (service.Client, new StringWriter());
        var request = new CompressRequest { Query = "What ended the test?", Documents = [RealService.Document, "Sailors tell lighthouses apart by their light."] };

        #region compress-stream
        await foreach (var step in client.CompressStreamAsync(request))
        {
            if (step is CompressionDocument { Document: var result })
            {
                await output.WriteLineAsync($"{result.Index} is finished: {result.InputTokens} tokens -> {result.OutputTokens}");
            }
        }
        #endregion

        Assert.Equal(2, output.ToString().Trim().Split('\n').Length);
    }
}

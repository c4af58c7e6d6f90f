using System.Text.Json.Nodes;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Samples;

/// <summary>The Python sample against answers that the service does not give on demand.</summary>
[Trait(Category.Name, Category.Python)]
public sealed class LangChainFaultTests
{
    private const string Results =
        """{"results":[{"index":0,"text":"Kept ö.","dropped":false},{"index":1,"text":"","dropped":true,"reason":"no_answer"},{"index":2,"text":"Also kept.","dropped":false}]}""";

    [Fact]
    public async Task CompressDocuments_BusyService_TriesAgainAndReturnsCopiesWithTheirOwnMetadata()
    {
        Assert.SkipUnless(Programs.Find(Programs.Python) is not null, Programs.HowToInstall);
        await using var service = await StubService.StartAsync(Answers.Refuse("overloaded", 429, 1), Answers.Json(Results));

        var output = await RunAsync(
            """
            class Note:
                def __init__(self, page_content, metadata): self.page_content, self.metadata = page_content, metadata
            marker = object()
            documents = [Note("One ö.", marker), Note("Two.", {}), Note("Three.", {"a": [1]})]
            kept = SummarizerCompressor(os.environ["SUMMARIZER_URL"], rate=0.4).compress_documents(documents, "What?")
            print([d.page_content for d in kept], kept[0].metadata is marker, kept[1].metadata is documents[2].metadata, type(kept[0]).__name__)
            print([d.page_content for d in documents])
            """,
            service.Endpoint);

        Assert.Equal("['Kept ö.', 'Also kept.'] True True Note\n['One ö.', 'Two.', 'Three.']\n", output);
        var sent = (await service.NextAsync()).Body!;
        Assert.True(JsonNode.DeepEquals(sent, JsonNode.Parse("""{"query":"What?","documents":[{"text":"One ö."},{"text":"Two."},{"text":"Three."}],"rate":0.4}""")));
        Assert.Equal(2, service.Count);
    }

    [Fact]
    public async Task CompressDocuments_WrongField_SaysWhatTheServiceSaid()
    {
        Assert.SkipUnless(Programs.Find(Programs.Python) is not null, Programs.HowToInstall);
        await using var service = await StubService.StartAsync(Answers.Refuse("validation", 422, more: ""","errors":{"rate":["rate must be above 0."]}"""));

        var output = await RunAsync(
            """
            try: SummarizerCompressor(os.environ["SUMMARIZER_URL"], rate=0).compress_documents([Document("One.")], "What?")
            except RuntimeError as error: print(error)
            print(SummarizerCompressor().compress_documents([], "What?"))
            """,
            service.Endpoint);

        Assert.Equal("422: What was wrong. rate must be above 0.\n[]\n", output);
        Assert.Equal(1, service.Count);
    }

    private static Task<string> RunAsync(string code, Uri service)
    {
        var folder = Repository.Path("samples", "langchain-compress");
        return Processes.RunAsync("python3", ["-c", $"import os, sys; sys.path.insert(0, '{folder}')\nfrom compress_documents import *\n{code}"], service);
    }
}

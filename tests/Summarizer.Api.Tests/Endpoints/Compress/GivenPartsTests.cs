using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Endpoints.Documents;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Compress;

/// <summary>Passages that come with the parts that their file marks.</summary>
[Collection(Shipped.Name)]
public sealed class GivenPartsTests(ShippedService service)
{
    private const string Route = "/v1/compress";
    private const string Query = "Where does the key of the gate hang?";
    private const string Entry = "😀 Close the gate of the dock at night. The key hangs in the office of the harbour master.";

    [Fact]
    public async Task Compress_WithoutParts_KeepsASentence() => Assert.Equal("The key hangs in the office of the harbour master.", await KeptAsync(null));

    [Fact]
    public async Task Compress_PartThatIsAListEntry_IsKeptWhole() =>
        Assert.Equal(Entry, await KeptAsync([new JsonObject { ["kind"] = "list_item", ["offset"] = 0, ["length"] = Entry.EnumerateRunes().Count() }]));

    [Fact]
    public async Task Compress_PartsOfAFile_AreTakenAsTheyCame()
    {
        var document = await (await service.Client.PostAsync("/v1/documents", DocumentTests.Body("# Boats\n\n| Year | Boats |\n|---|---|\n| 2019 | 41 |\n| 2020 | 17 |\n\nThe ferry runs every ten minutes.\n", "text/markdown"))).JsonAsync();

        var answer = await SendAsync("How many boats came in 2020?", (string)document["text"]!, document["parts"]!.DeepClone(), rate: 1);

        Assert.Contains("Year | Boats\n2019 | 41\n2020 | 17", (string?)answer["context"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"kind": "paragraph", "offset": 0, "length": 9}, {"kind": "paragraph", "offset": 8, "length": 3}]""")]
    [InlineData("""[{"kind": "paragraph", "offset": 0, "length": 900}]""")]
    [InlineData("""[{"kind": "paragraph", "offset": -1, "length": 3}]""")]
    [InlineData("""[{"kind": "paragraph", "offset": 0, "length": 3, "lead_in": 0}]""")]
    [InlineData("""[{"kind": "paragraph", "offset": 2147483647, "length": 2147483647}]""")]
    public async Task Compress_PartsThatDoNotFitTheText_AreRefused(string parts)
    {
        var body = new JsonObject { ["query"] = Query, ["documents"] = new JsonArray(new JsonObject { ["text"] = Entry, ["parts"] = JsonNode.Parse(parts) }) };

        var problem = await (await service.Client.PostAsync(Route, JsonContent.Create(body))).ProblemAsync(422, "validation");

        Assert.Contains("documents[0]", (string?)problem["errors"]!["documents"]![0], StringComparison.Ordinal);
    }

    private async Task<string?> KeptAsync(JsonArray? parts) => (string?)(await SendAsync(Query, Entry, parts))["context"];

    private async Task<JsonNode> SendAsync(string query, string text, JsonNode? parts, double rate = 0.6)
    {
        var document = new JsonObject { ["text"] = text };
        if (parts is not null)
        {
            document["parts"] = parts;
        }

        var body = new JsonObject { ["query"] = query, ["documents"] = new JsonArray(document), ["rate"] = rate };
        return await (await service.Client.PostAsync(Route, JsonContent.Create(body))).JsonAsync();
    }
}

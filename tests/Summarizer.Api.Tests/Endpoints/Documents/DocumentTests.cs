using System.Net.Http.Headers;
using System.Text;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Documents;

[Collection(RealModel.Name)]
public sealed class DocumentTests(RealService service)
{
    private const string Route = "/v1/documents";
    private const string Markdown = "# A light 😀\n\nThe lighthouse was built in 1759 on a reef. It stood for a century.\n\n- It burned a lamp of twenty-four candles.\n\n```\ncode\n```\n";

    [Fact]
    public async Task Documents_File_GivesTextAndPlacesInCodePoints()
    {
        var document = await (await service.Client.PostAsync(Route, Body(Markdown, "text/markdown"))).JsonAsync();

        var text = (string)document["text"]!;
        var runes = text.EnumerateRunes().ToArray();
        Assert.Equal("A light 😀\n\nThe lighthouse was built in 1759 on a reef. It stood for a century.\n\nIt burned a lamp of twenty-four candles.\n\ncode", text);
        Assert.Equal(runes.Length, (int)document["characters"]!);
        Assert.Equal(["heading", "paragraph", "list_item", "code"], document["parts"]!.AsArray().Select(p => (string)p!["kind"]!));
        var second = document["parts"]![1]!;
        Assert.StartsWith("The lighthouse", string.Concat(runes.Skip((int)second["offset"]!).Take((int)second["length"]!)), StringComparison.Ordinal);
        Assert.Equal(("markdown", "A light 😀"), ((string)document["format"]!, (string)document["title"]!));
    }

    [Theory]
    [InlineData("notes.md", null, "markdown")]
    [InlineData("notes.md", "application/octet-stream", "markdown")]
    [InlineData("notes.md", "text/plain", "markdown")]
    [InlineData("notes.txt", "text/plain", "text")]
    public async Task Documents_InAForm_IsToldByTypeOrName(string name, string? type, string format)
    {
        var document = await (await service.Client.PostAsync(Route, Form([(name, type, Markdown)]))).JsonAsync();

        Assert.Equal(format, (string?)document["format"]);
    }

    [Fact]
    public async Task Documents_Damaged_IsAProblemThatQuotesNothing()
    {
        var problem = await (await service.Client.PostAsync(Route, Body("%PDF-1.7 canary", "application/pdf"))).ProblemAsync(422, "unreadable-document");

        Assert.DoesNotContain("canary", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json")]
    public async Task Documents_OfAKindThatNobodyReads_Is415(string type) =>
        await (await service.Client.PostAsync(Route, Body("{}", type))).ProblemAsync(415, "unsupported-media-type");

    [Fact]
    public async Task Documents_FormsThatAreNone_AreBadRequests()
    {
        using var noBoundary = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new("multipart/form-data") } };
        using var cut = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\nhalf"u8.ToArray());
        cut.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        await (await service.Client.PostAsync(Route, noBoundary)).ProblemAsync(400, "bad-request");
        await (await service.Client.PostAsync(Route, cut)).ProblemAsync(400, "bad-request");
        await (await service.Client.PostAsync(Route, Form([]))).ProblemAsync(400, "bad-request");
        await (await service.Client.PostAsync(Route, Form([("a.md", null, "a"), ("b.md", null, "b")]))).ProblemAsync(400, "bad-request");
    }

    [Fact]
    public async Task Summarize_File_SaysWhereItsQuotationsStand()
    {
        var answer = await (await service.Client.PostAsync(Wire.Route + "?extractiveness=high&max_tokens=40", Body(Markdown, "text/markdown"))).JsonAsync();

        var document = answer["document"]!;
        var parts = (await (await service.Client.PostAsync(Route, Body(Markdown, "text/markdown"))).JsonAsync())["parts"]!.AsArray();
        Assert.Equal("markdown", (string?)document["format"]);
        Assert.NotEmpty(answer["contexts"]!.AsArray());
        Assert.All(answer["contexts"]!.AsArray().Zip(document["places"]!.AsArray()), pair =>
        {
            var (offset, part) = ((int)pair.First!["offset"]!, parts[(int)pair.Second!["part"]!]!);
            Assert.InRange(offset, (int)part["offset"]!, (int)part["offset"]! + (int)part["length"]! - 1);
        });
    }

    [Fact]
    public async Task Summarize_FileInAForm_IsTheSameAsItsTextAsJson()
    {
        const string Text = "The lighthouse was built in 1759 on a reef. It stood for a century and was moved then.";

        var file = await (await service.Client.PostAsync(Wire.Route, Form([("a.txt", "text/plain", Text)], ("max_tokens", "30"), ("stop", "moved"), ("stop", "never"), ("temperature", "0.0")))).JsonAsync();
        var json = await (await service.Client.SummarizeAsync(new { text = Text, max_tokens = 30, stop = new[] { "moved", "never" } })).JsonAsync();

        Assert.Equal((string?)json["summary"], (string?)file["summary"]);
        Assert.Null(json["document"]);
    }

    [Fact]
    public async Task Summarize_FileAsAStream_EndsWithTheSameAnswer()
    {
        using var response = await service.Client.PostAsync(Wire.Route + "?stream=true&max_tokens=20", Body(Markdown, "text/markdown"));

        var events = await response.EventsAsync().ToListAsync();
        Assert.Equal("summary.started", events[0].Type);
        Assert.Equal("markdown", (string?)events[^1].Data["document"]!["format"]);
    }

    [Theory]
    [InlineData("?max_tokens=many", "max_tokens", "integer")]
    [InlineData("?max_tokens=0", "max_tokens", "1 to 256; it is 0")]
    [InlineData("?lenght=short", "lenght", "not a field")]
    [InlineData("?max_tokens=3&max_tokens=4", "max_tokens", "given 2 times")]
    [InlineData("?text=other", "text", "what the file holds")]
    [InlineData("?stream=perhaps", "stream", "true or false")]
    public async Task Summarize_WrongOptionsBesideAFile_AreExplained(string query, string field, string message)
    {
        var problem = await (await service.Client.PostAsync(Wire.Route + query, Body("Some text.", "text/plain"))).ProblemAsync(422, "validation");

        Assert.Contains(message, (string?)problem["errors"]![field]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summarize_FileOverTheBodyLimit_Is413() =>
        await (await service.Client.PostAsync(Wire.Route, Body(new string('a', (8 << 20) + 1), "text/plain"))).ProblemAsync(413, "body-too-large");

    internal static StringContent Body(string text, string type) => new(text, Encoding.UTF8) { Headers = { ContentType = new(type) } };

    internal static MultipartFormDataContent Form((string Name, string? Type, string Text)[] files, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, type, text) in files)
        {
            var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            file.Headers.ContentType = type is null ? null : new(type);
            form.Add(file, "file", name);
        }

        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }
}

using System.Net;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Http.Binding;

public sealed class BodySizeTests : IAsyncLifetime
{
    private const int Limit = 2000;

    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public BodySizeTests() => _service = new(_engine.Factory, settings: new() { ["MaxBodyBytes"] = "2000" });

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Theory]
    [InlineData("/v1/summarize", true)]
    [InlineData("/v1/summarize", false)]
    [InlineData("/tokenize", true)]
    [InlineData("/tokenize", false)]
    public async Task Post_OneByteTooMany_Is413WithTheLimit(string route, bool lengthIsDeclared)
    {
        using var content = Content(Limit + 1, lengthIsDeclared);

        var problem = await (await _client.PostAsync(route, content)).ProblemAsync(413, "body-too-large");

        Assert.Equal(Limit, (int)problem["limit"]!);
        Assert.Equal(lengthIsDeclared ? Limit + 1 : null, (int?)problem["actual"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_UpToTheLimit_IsRead(bool lengthIsDeclared)
    {
        // Without a declared length the framing of the chunks counts too.
        using var content = Content(lengthIsDeclared ? Limit : Limit - 100, lengthIsDeclared);

        Assert.Equal(200, (int)(await _client.PostAsync("/tokenize", content)).StatusCode);
    }

    [Fact]
    public async Task Post_FarTooMuch_StillGetsTheAnswer()
    {
        using var content = Content(20 << 20, lengthIsDeclared: true);

        await (await _client.PostAsync("/tokenize", content)).ProblemAsync(413, "body-too-large");
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    // The text is as long as it takes to make the whole body that many bytes.
    private static HttpContent Content(int bytes, bool lengthIsDeclared)
    {
        byte[] body = [.. "{\"text\": \""u8, .. Enumerable.Repeat((byte)' ', bytes - 12), .. "\"}"u8];
        Assert.Equal(bytes, body.Length);
        HttpContent content = lengthIsDeclared ? new ByteArrayContent(body) : new ChunkedContent(body);
        content.Headers.ContentType = new("application/json");
        return content;
    }

    private sealed class ChunkedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

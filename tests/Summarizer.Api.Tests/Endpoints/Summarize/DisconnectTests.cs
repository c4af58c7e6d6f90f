using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

public sealed class DisconnectTests : IAsyncLifetime
{
    private readonly ScriptedEngine _engine = new();
    private readonly Service _service;
    private HttpClient _client = null!;

    public DisconnectTests() => _service = new(_engine.Factory);

    public async ValueTask InitializeAsync() => _client = await _service.StartAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_ClientLeavesBeforeTheModelHasRead_StopsTheModelAndLogs499(bool stream)
    {
        using var leave = new CancellationTokenSource();
        var answer = _client.SummarizeAsync(new { text = "Some text.", stream }, leave.Token);
        var generation = await _engine.NextAsync();
        await leave.CancelAsync();

        await generation.Cancelled;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await _service.Log.WaitForAsync("POST /v1/summarize 499");
    }

    [Fact]
    public async Task Stream_ClientLeavesInTheMiddle_StopsTheModelAndLogs499()
    {
        var answer = _client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _engine.NextAsync();
        generation.Read();
        generation.Write("First");
        var response = await answer;
        await foreach (var (type, _) in response.EventsAsync())
        {
            if (type == "summary.delta")
            {
                break;
            }
        }

        response.Dispose();

        await generation.Cancelled;
        await _service.Log.WaitForAsync("POST /v1/summarize 499");
        Assert.DoesNotContain(_service.Log.All, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();
}

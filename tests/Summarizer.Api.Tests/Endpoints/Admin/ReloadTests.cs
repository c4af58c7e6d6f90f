using Summarizer.Api.Tests.Support;
using Summarizer.Bundles;
using Summarizer.Engine.Hosting;

namespace Summarizer.Api.Tests.Endpoints.Admin;

public sealed class ReloadTests : IAsyncDisposable
{
    private const string Route = "/admin/models/reload";

    private readonly ScriptedEngine _old = new() { Answer = "From the old." };
    private readonly ScriptedEngine _new = new() { Answer = "From the new.", Plays = () => null };
    private Func<string, InferenceEngine>? _next;

    [Fact]
    public async Task Reload_IsOffByDefault()
    {
        await using var service = new Service(_old.Factory);
        using var client = await service.StartAsync();

        await (await client.PostTextAsync(Route, "{}")).ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Reload_WhileARequestRuns_ServesTheNewModelAndFreesTheOldAfterThatRequest()
    {
        await using var service = Start();
        using var client = await service.StartAsync();
        var running = client.StreamAsync(new { text = "Some text.", stream = true });
        var generation = await _old.NextAsync();
        generation.Read();
        generation.Write("From ");
        using var stream = await running;

        var answer = await client.PostTextAsync(Route, """{"model":"other"}""");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("scripted", (string?)(await answer.JsonAsync())["model_id"]);
        Assert.Equal("From the new.", (string?)(await (await client.SummarizeAsync(new { text = "Some text." })).JsonAsync())["summary"]);
        Assert.Equal(200, (int)(await client.GetAsync("/health/ready")).StatusCode);
        await (await client.PostTextAsync(Route, "{}")).ProblemAsync(409, "reload-running");

        generation.Write("the old.");
        generation.Finish();
        var events = await stream.EventsAsync().ToListAsync();
        Assert.Equal("From the old.", (string?)events[^1].Data["summary"]);
        await _old.Disposed;
        await service.Log.WaitForAsync("is freed after its last request");
    }

    [Fact]
    public async Task Reload_BundleThatIsDamaged_Is422AndTheOldGoesOn()
    {
        await using var service = Start();
        using var client = await service.StartAsync();
        _next = folder => throw new BundleException($"'{folder}' has sha256 1, the manifest says 2.");

        var problem = await (await client.PostTextAsync(Route, """{"model":"damaged"}""")).ProblemAsync(422, "bundle-refused");

        Assert.Contains("sha256", (string?)problem["detail"]);
        _old.Plays = () => null;
        Assert.Equal("From the old.", (string?)(await (await client.SummarizeAsync(new { text = "Some text." })).JsonAsync())["summary"]);
        _next = _ => _new;
        Assert.Equal(200, (int)(await client.PostTextAsync(Route, "{}")).StatusCode);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("/etc")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task Reload_FolderOutsideTheRoot_Is422(string name)
    {
        await using var service = Start();
        using var client = await service.StartAsync();

        var problem = await (await client.PostTextAsync(Route, $$"""{"model":"{{name}}"}""")).ProblemAsync(422, "validation");

        Assert.NotNull(problem["errors"]!["model"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _old.DisposeAsync();
        await _new.DisposeAsync();
    }

    private Service Start()
    {
        var loaded = 0;
        _next = _ => _new;
        return new((_, folder, _, _) => loaded++ == 0 ? _old : _next(folder), settings: new() { ["Admin:Enabled"] = "true", ["Admin:ModelRoot"] = "/models" });
    }
}

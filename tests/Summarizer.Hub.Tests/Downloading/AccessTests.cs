using Microsoft.AspNetCore.Http;
using Summarizer.Hub.Repositories;
using Summarizer.Hub.Tests.Server;

namespace Summarizer.Hub.Tests.Downloading;

public sealed class AccessTests : HubTest
{
    [Theory]
    [InlineData(401, "GatedRepo", null, HubError.Gated, "Accept it at")]
    [InlineData(403, "GatedRepo", "secret", HubError.Gated, "not accepted")]
    [InlineData(401, null, null, HubError.Unauthorized, "HF_TOKEN")]
    [InlineData(401, null, "secret", HubError.Unauthorized, "does not accept the token")]
    [InlineData(403, null, "secret", HubError.Unauthorized, "may not read")]
    [InlineData(404, "RepoNotFound", null, HubError.NotFound, "Check the spelling")]
    [InlineData(404, "RevisionNotFound", null, HubError.NotFound, "no such revision")]
    [InlineData(429, null, null, HubError.RateLimited, "later")]
    [InlineData(500, null, null, HubError.Unreachable, "status 500")]
    public async Task Pull_Refused_SaysWhyAndWhatToDo(int status, string? code, string? token, HubError error, string says)
    {
        Options = Options with { Token = token };
        Hub.Fault = async context =>
        {
            await LoopbackHub.Refuse(context, status, code);
            return true;
        };

        var refused = await FailAsync();

        Assert.Equal(error, refused.Error);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_RedirectToAnotherHost_DoesNotSendTheTokenThere()
    {
        await using var storage = await LoopbackHub.StartAsync();
        storage.Fault = async context =>
        {
            await storage.FileAsync(context, Weights);
            return true;
        };
        Options = Options with { Token = "secret" };
        Hub.Fault = context => Redirect(context, 302, $"{storage.Address}signed?key=1");

        AssertWhole(await PullAsync());

        Assert.All(Hub.Requests, request => Assert.Equal("Bearer secret", request.Authorization));
        var sent = Assert.Single(storage.Requests);
        Assert.Null(sent.Authorization);
        Assert.EndsWith("signed?key=1", sent.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_PermanentRedirectOfAList_KeepsTheQuery()
    {
        Hub.Repositories["lab/moved"] = Repository;
        Hub.Fault = context => context.Request.Path.Value!.Contains("tree", StringComparison.Ordinal) && context.Request.Path.Value.Contains("tiny", StringComparison.Ordinal)
            ? RedirectTo(context, 308, context.Request.Path.Value.Replace("tiny", "moved", StringComparison.Ordinal))
            : Task.FromResult(false);

        AssertWhole(await PullAsync());

        Assert.Contains(Hub.Requests, r => r.Path.Contains("lab/moved/tree", StringComparison.Ordinal) && r.Path.Contains("recursive=true", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pull_RedirectToPlainHttpElsewhere_IsRefused()
    {
        Hub.Fault = context => Redirect(context, 302, "http://storage.example/file");

        Assert.Contains("not encrypted", (await FailAsync()).Message, StringComparison.Ordinal);
    }

    private static Task<bool> Redirect(HttpContext context, int status, string location) =>
        context.Request.Path.Value!.EndsWith("model.safetensors", StringComparison.Ordinal) ? RedirectTo(context, status, location) : Task.FromResult(false);

    private static Task<bool> RedirectTo(HttpContext context, int status, string location)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.FromResult(true);
    }
}

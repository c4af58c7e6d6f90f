using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Summarizer.Client.Tests.Support;

/// <summary>A server that fails in the way that a test says, which the real service does not do on demand. One answer per request, in order.</summary>
internal sealed class StubService : IAsyncDisposable
{
    private readonly ConcurrentQueue<RequestDelegate> _answers;
    private readonly Channel<StubRequest> _requests = Channel.CreateUnbounded<StubRequest>();
    private readonly WebApplication _app;
    private int _count;

    private StubService(RequestDelegate[] answers)
    {
        _answers = new(answers);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // Answers that never end are part of the tests.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Endpoint => new(_app.Urls.Single());

    /// <summary>Requests that have come.</summary>
    public int Count => _count;

    public static async Task<StubService> StartAsync(params RequestDelegate[] answers)
    {
        var service = new StubService(answers);
        await service._app.StartAsync();
        return service;
    }

    /// <summary>The next request that came.</summary>
    public async Task<StubRequest> NextAsync() => await _requests.Reader.ReadAsync().AsTask().InTimeAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _count);
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        _requests.Writer.TryWrite(new(
            $"{context.Request.Method} {context.Request.Path}", context.Request.Headers.Authorization, body.Length == 0 ? null : JsonNode.Parse(body), context.RequestAborted));
        if (!_answers.TryDequeue(out var answer))
        {
            context.Response.StatusCode = StatusCodes.Status418ImATeapot;
            return;
        }

        await answer(context);
    }
}

/// <summary>A request as it came over the wire.</summary>
internal sealed record StubRequest(string Line, string? Authorization, JsonNode? Body, CancellationToken Aborted)
{
    /// <summary>Completes when the client has left.</summary>
    public Task LeftAsync()
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Aborted.Register(left.SetResult);
        return left.Task.InTimeAsync();
    }
}

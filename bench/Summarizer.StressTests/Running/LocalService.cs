using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Summarizer.Api.Pipeline.Telemetry;
using Summarizer.Api.Serving;
using Summarizer.Api.Startup;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Sessions;

namespace Summarizer.StressTests.Running;

/// <summary>The service in this process, on a real port, with engines that a trial makes.</summary>
internal sealed class LocalService : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5), Patience = TimeSpan.FromMinutes(2);

    private readonly WebApplication _app;

    private LocalService(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    /// <summary>Sends requests to it.</summary>
    public HttpClient Client { get; }

    /// <summary>The engine that serves.</summary>
    public InferenceEngine Engine => _app.Services.GetRequiredService<ModelHost>().Loaded!.Engine;

    /// <summary>Native memory of all engines of the process.</summary>
    public static long NativeBytes => NativeBuffer.LiveBytes;

    /// <summary>Starts it with the engine that it always has.</summary>
    public static Task<LocalService> StartRealAsync(params IEnumerable<(string Name, string Value)> options) =>
        StartAsync(Summarizer.GenAi.Hosting.EngineRuntimes.Load, options, true);

    /// <summary>Starts it with engines of a trial, which make every summary: models that choose sentences would leave them idle.</summary>
    /// <param name="factory">Makes its engines.</param>
    /// <param name="options">Options without their section.</param>
    public static Task<LocalService> StartAsync(EngineFactory factory, params IEnumerable<(string Name, string Value)> options) =>
        StartAsync(factory, options, false);

    private static async Task<LocalService> StartAsync(
        EngineFactory factory, IEnumerable<(string Name, string Value)> options, bool chooseSentences)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Trial" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(options.Select(o => KeyValuePair.Create("Summarizer:" + o.Name, (string?)o.Value)));
        builder.Configuration["Summarizer:ChooseSentences"] = chooseSentences.ToString();

        // Trials need many tokens and read none of them.
        builder.Configuration["Summarizer:Summarization:AllowUntrainedModes"] = "true";
        builder.AddSummarizer();
        builder.AddHttp();
        builder.AddTelemetry();
        builder.Services.AddSingleton(factory);
        var app = builder.Build();
        app.UseSummarizer();
        app.MapSummarizer();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var service = new LocalService(app, new HttpClient { BaseAddress = new(address), Timeout = Timeout.InfiniteTimeSpan });
        await UntilAsync(() => app.Services.GetRequiredService<ModelHost>().State == ModelState.Ready);
        return service;
    }

    /// <summary>Waits until the engine has nothing to do.</summary>
    /// <returns>Whether it came to that.</returns>
    public Task<bool> IdleAsync() => UntilAsync(() => Engine.Status is { Running: 0, Waiting: 0 });

    /// <summary>Waits until the engines have so much native memory.</summary>
    /// <returns>Whether it came to that.</returns>
    public static Task<bool> HasAsync(long nativeBytes) => UntilAsync(() => NativeBytes == nativeBytes);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<bool> UntilAsync(Func<bool> holds)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        while (!holds() && clock.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(Poll, clock);
        }

        return holds();
    }
}

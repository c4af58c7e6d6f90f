using Microsoft.AspNetCore.Http;
using Summarizer.Api.Tests.Support;
using Summarizer.GenAi.Hosting;

namespace Summarizer.Api.Tests.Serving;

/// <summary>A hub on this machine, an empty cache beside it, and services that are told to bring a model from there.</summary>
public sealed class HubService : IAsyncLifetime
{
    internal const string Token = "hf_secret";

    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-service-").FullName;

    /// <summary>Commit of every repository.</summary>
    public static string Commit { get; } = new('a', 40);

    internal LoopbackHub Hub { get; private set; } = null!;

    /// <summary>The cache of the Hugging Face tools.</summary>
    public string Cache => Path.Combine(_folder, "hf");

    /// <summary>Where bundles are kept.</summary>
    public string Bundles => Path.Combine(_folder, "home", "bundles");

    public async ValueTask InitializeAsync() => Hub = await LoopbackHub.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A service that is told to serve a model; it is not started.</summary>
    internal Service Service(string model, TimeProvider? clock = null, string? token = Token, params (string Key, string Value)[] settings) =>
        new(EngineRuntimes.Load, clock, new(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))) { ["ModelPath"] = model, ["Engine:Threads"] = "1" })
        {
            Variables = new()
            {
                ["HF_ENDPOINT"] = Hub.Address.AbsoluteUri,
                ["HF_HOME"] = Cache,
                ["HF_TOKEN"] = token,
                ["SUMMARIZER_HOME"] = Path.Combine(_folder, "home"),
            },
        };

    internal static bool IsWeights(HttpContext context) => context.Request.Path.Value!.EndsWith("model.safetensors", StringComparison.Ordinal);
}

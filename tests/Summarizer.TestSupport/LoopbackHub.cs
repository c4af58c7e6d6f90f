using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Summarizer.TestSupport;

/// <summary>
/// A server on this machine that speaks the hub's routes over repositories in memory, and misbehaves where a test says so.
/// </summary>
public sealed class LoopbackHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<(string Path, string? Authorization, string Host)> _requests = [];

    private LoopbackHub(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public Dictionary<string, HubRepositoryContent> Repositories { get; } = [];

    /// <summary>Answers a request instead of the server; returns false to let it pass.</summary>
    public Func<HttpContext, Task<bool>>? Fault { get; set; }

    /// <summary>Entries of one page of the list of files; 0 for all.</summary>
    public int PageSize { get; set; }

    public long BytesSent { get; private set; }

    public IReadOnlyList<(string Path, string? Authorization, string Host)> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<LoopbackHub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var hub = new LoopbackHub(app);
        app.Run(hub.AnswerAsync);
        await app.StartAsync();
        hub.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return hub;
    }

    public HubRepositoryContent Add(string id, params (string Path, byte[] Content)[] files)
    {
        var content = new HubRepositoryContent();
        foreach (var (path, bytes) in files)
        {
            content.Files[path] = bytes;
        }

        Repositories[id] = content;
        return content;
    }

    /// <summary>Sends a part of a content and counts it.</summary>
    public async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        await context.Response.Body.WriteAsync(bytes);
        lock (_gate)
        {
            BytesSent += bytes.Length;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        lock (_gate)
        {
            _requests.Add((context.Request.Path + context.Request.QueryString.Value, context.Request.Headers.Authorization.FirstOrDefault(), context.Request.Host.Value!));
        }

        if (Fault is { } fault && await fault(context))
        {
            return;
        }

        var parts = Uri.UnescapeDataString(context.Request.Path.Value!).Trim('/').Split('/');
        if (parts is ["api", "models", var owner, var name, var what, ..] && Repositories.TryGetValue($"{owner}/{name}", out var repository))
        {
            var revision = string.Join('/', parts.Skip(5));
            await (what switch
            {
                "revision" => RevisionAsync(context, $"{owner}/{name}", repository, revision),
                "tree" => TreeAsync(context, repository.At(revision)),
                "refs" => context.Response.WriteAsJsonAsync(new { pullRequests = repository.PullRequests.Keys.Select(r => new { @ref = r }) }),
                _ => Refuse(context, 404, "EntryNotFound"),
            });
        }
        else if (parts is [var o, var n, "resolve", _, ..] && Repositories.TryGetValue($"{o}/{n}", out var files)
            && files.At(parts[3]).TryGetValue(string.Join('/', parts.Skip(4)), out var bytes))
        {
            await FileAsync(context, bytes);
        }
        else
        {
            await Refuse(context, 404, "RepoNotFound");
        }
    }

    /// <summary>An answer that is no success.</summary>
    public static Task Refuse(HttpContext context, int status, string? code = null)
    {
        context.Response.StatusCode = status;
        if (code is not null)
        {
            context.Response.Headers["X-Error-Code"] = code;
        }

        return Task.CompletedTask;
    }

    /// <summary>A content as the hub sends it, ranges included.</summary>
    public async Task FileAsync(HttpContext context, byte[] bytes)
    {
        var from = context.Request.Headers.Range.FirstOrDefault() is { } range
            ? int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture)
            : 0;
        if (from >= bytes.Length && from > 0)
        {
            await Refuse(context, 416);
            return;
        }

        if (from > 0)
        {
            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
        }

        context.Response.ContentLength = bytes.Length - from;
        await SendAsync(context, bytes.AsMemory(from));
    }

    private static async Task RevisionAsync(HttpContext context, string id, HubRepositoryContent repository, string revision)
    {
        if (revision != "main" && revision != repository.Commit && !repository.PullRequests.ContainsKey(revision))
        {
            await Refuse(context, 404, "RevisionNotFound");
            return;
        }

        await context.Response.WriteAsJsonAsync(new { id = repository.RenamedTo ?? id, sha = repository.CommitOf(revision) });
    }

    private async Task TreeAsync(HttpContext context, Dictionary<string, byte[]> files)
    {
        var entries = files.Select(f => (object)(IsLarge(f.Key)
            ? new { type = "file", path = f.Key, size = f.Value.Length, oid = new string('0', 40), lfs = new { oid = Convert.ToHexStringLower(SHA256.HashData(f.Value)), size = f.Value.Length } }
            : new { type = "file", path = f.Key, size = f.Value.Length, oid = GitHash(f.Value) })).ToList();
        var start = int.Parse(context.Request.Query["cursor"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var page = PageSize == 0 ? entries : entries.Skip(start).Take(PageSize).ToList();
        if (PageSize > 0 && start + PageSize < entries.Count)
        {
            context.Response.Headers.Link = $"<https://upstream.example{context.Request.Path}?recursive=true&cursor={start + PageSize}>; rel=\"next\"";
        }

        await context.Response.WriteAsJsonAsync(page);
    }

    private static bool IsLarge(string path) => path.EndsWith(".safetensors", StringComparison.Ordinal);

#pragma warning disable CA5350 // Git names content by SHA-1.
    private static string GitHash(byte[] content) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]));
#pragma warning restore CA5350
}

/// <summary>What one repository holds.</summary>
public sealed class HubRepositoryContent
{
    public Dictionary<string, byte[]> Files { get; } = [];

    public string Commit { get; set; } = new('a', 40);

    public string? RenamedTo { get; set; }

    public Dictionary<string, Dictionary<string, byte[]>> PullRequests { get; } = [];

    public string CommitOf(string revision) => PullRequests.ContainsKey(revision) ? new string('b', 40) : Commit;

    public Dictionary<string, byte[]> At(string revision) => PullRequests.FirstOrDefault(p => p.Key == revision || CommitOf(p.Key) == revision).Value ?? Files;
}

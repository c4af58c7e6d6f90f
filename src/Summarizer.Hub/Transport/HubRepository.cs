using System.Text.Json;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Transport;

/// <summary>The hub's routes: <c>/api/models/{id}/revision/{revision}</c>, <c>/api/models/{id}/tree/{commit}</c>, <c>/{id}/resolve/{commit}/{path}</c>.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="endpoint">Where the hub is.</param>
internal sealed class HubRepository(HubHttp http, Uri endpoint)
{
    // A list of files is small; this bounds what a broken mirror can make this program hold.
    private const int MaxListBytes = 64 << 20;
    private const int MaxPages = 200;

    /// <summary>Commit of a revision and the name of the repository today.</summary>
    public async Task<(string Id, string Commit)> ResolveAsync(RepositoryName name, CancellationToken cancellationToken)
    {
        var address = Address($"api/models/{name.Id}/revision/{Uri.EscapeDataString(name.Revision)}");
        using var response = await http.GetAsync(address, 0, cancellationToken).ConfigureAwait(false);
        using var json = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        var commit = Text(json.RootElement, "sha");
        return commit is not null && RepositoryName.IsCommitHash(commit)
            ? (Text(json.RootElement, "id") is { } id && RepositoryName.LooksLikeOne(id) ? id : name.Id, commit)
            : throw NotAHub("the commit of the revision is missing");
    }

    /// <summary>All files at a commit.</summary>
    public async Task<IReadOnlyList<RepositoryFile>> ListAsync(string id, string revision, CancellationToken cancellationToken)
    {
        var files = new List<RepositoryFile>();
        var address = Address($"api/models/{id}/tree/{Uri.EscapeDataString(revision)}?recursive=true");
        for (var page = 0; address is not null; page++)
        {
            if (page == MaxPages)
            {
                throw NotAHub($"the list of files has more than {MaxPages} pages");
            }

            using var response = await http.GetAsync(address, 0, cancellationToken).ConfigureAwait(false);
            using var json = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                throw NotAHub("the list of files is not a list");
            }

            files.AddRange(json.RootElement.EnumerateArray().Select(TreeEntry.Read).OfType<RepositoryFile>());
            address = Next(response, address);
        }

        return files;
    }

    /// <summary>Open pull requests that may hold other files than the main branch, newest first: <c>refs/pr/N</c>.</summary>
    public async Task<IReadOnlyList<string>> PullRequestsAsync(string id, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(Address($"api/models/{id}/refs?include_pull_requests=1"), 0, cancellationToken).ConfigureAwait(false);
        using var json = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("pullRequests", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(entry => Text(entry, "ref")).OfType<string>().Where(name => name.StartsWith("refs/pr/", StringComparison.Ordinal)).Reverse()]
            : [];
    }

    /// <summary>Content of a file from a byte on.</summary>
    public Task<HttpResponseMessage> OpenAsync(string id, string commit, RepositoryFile file, long from, CancellationToken cancellationToken) =>
        http.GetAsync(Address($"{id}/resolve/{commit}/{string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString))}"), from, cancellationToken);

    private Uri Address(string path) => new($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}");

    // A mirror may pass on the upstream's link: its query is what matters, the host stays the configured one.
    private static Uri? Next(HttpResponseMessage response, Uri address)
    {
        var link = response.Headers.TryGetValues("Link", out var values)
            ? values.SelectMany(v => v.Split(',')).FirstOrDefault(v => v.Contains("rel=\"next\"", StringComparison.Ordinal))
            : null;
        var target = link?.Split('<', '>') is [_, var url, ..] ? url : null;
        return target is null ? null : new UriBuilder(address) { Query = new Uri(address, target).Query }.Uri;
    }

    private async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using var bounded = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (bounded.Length + read > MaxListBytes)
                {
                    throw NotAHub($"an answer has more than {MaxListBytes >> 20} MiB");
                }

                bounded.Write(buffer, 0, read);
            }

            bounded.Position = 0;
            return JsonDocument.Parse(bounded);
        }
        catch (Exception e) when (e is JsonException or IOException or HttpRequestException)
        {
            throw NotAHub("an answer is not complete JSON", e);
        }
    }

    private HubException NotAHub(string what, Exception? inner = null) =>
        new(HubError.Unreachable, $"{endpoint.Authority} does not answer as a hub does: {what}. Check HF_ENDPOINT, then start again.", inner);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

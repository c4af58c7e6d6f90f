using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Api.Tests.Snapshots;

/// <summary>
/// A whole response as text, and its golden file. What differs from run to run and from machine to machine is masked: ids, times, versions,
/// scores.
/// </summary>
internal static partial class Snapshot
{
    /// <summary>Set to 1, the tests write the golden files anew instead of comparing with them.</summary>
    private const string Update = "UPDATE_SNAPSHOTS";

    // Of the connection, not of the response.
    private static readonly string[] Unstable = ["Date", "Transfer-Encoding", "Content-Length", "Server", "Mcp-Session-Id"];

    /// <summary>Gets the folder of the golden files.</summary>
    public static string Folder { get; } = Repository.Path("tests", "Summarizer.Api.Tests", "Snapshots", "golden");

    /// <summary>Compares a response with its golden file.</summary>
    public static async Task MatchAsync(string name, HttpResponseMessage response, string body)
    {
        var actual = Write(response, body);
        var path = Path.Combine(Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(path, actual);
        }

        Assert.True(
            File.Exists(path), $"There is no golden file '{name}.txt'. Run the tests once with {Update}=1 and read what they wrote.");
        Assert.Equal(await File.ReadAllTextAsync(path), actual);
    }

    private static string Write(HttpResponseMessage response, string body)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.ReasonPhrase}\n");
        foreach (var (header, values) in response.Headers.Concat(response.Content.Headers)
            .Where(h => !Unstable.Contains(h.Key))
            .OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{header}: {string.Join(", ", values)}\n");
        }

        text.Append('\n').Append(body);
        return Masked(text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    private static string Masked(string text)
    {
        text = Id().Replace(text, "$1ID");
        text = Stamp().Replace(text, "\"$1\":\"$1\"");
        text = Number().Replace(text, "\"$1\":0");
        text = Vector().Replace(text, "[vector]");
        return Reading().Replace(text, "$1=0");
    }

    [GeneratedRegex("\\b([a-z]+[-_])[0-9a-f]{24,}\\b")]
    private static partial Regex Id();

    [GeneratedRegex("\"(trace_id|created|created_at|completed_at|version|git_sha|started_at|loaded_at|modified_at|device|int8_products|digest|model_sha)\":(\"[^\"]*\"|[0-9.]+)")]
    private static partial Regex Stamp();

    [GeneratedRegex("\"([a-z_]+_ms|[a-z_]*_duration|relevance_score|score|no_answer_score|generated_in)\":-?[0-9.E-]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\[(?:-?[0-9.]+(?:[eE]-?[0-9]+)?,){15,}-?[0-9.]+(?:[eE]-?[0-9]+)?\]")]
    private static partial Regex Vector();

    [GeneratedRegex("((?<=Server-Timing: .*)dur)=[0-9.E-]+")]
    private static partial Regex Reading();
}

using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Summarizer.Api.Tests.Endpoints.Documents;

/// <summary>Files of every format with the text that a person reads in them, as the tests of the readers have them.</summary>
internal static class FixtureFiles
{
    private const string Expected = ".expected";
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static IEnumerable<string> All => Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(Expected, StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Files that can be read.</summary>
    public static IEnumerable<string> Readable => All.Where(f => ExpectedOf(f).StartsWith("title:", StringComparison.Ordinal));

    public static string ExpectedOf(string file) => File.ReadAllText(Path.Combine(Root, file + Expected));

    /// <summary>A form with the file, as browsers send it.</summary>
    public static MultipartFormDataContent Form(string file, params (string Name, string Value)[] fields)
    {
        var content = new ByteArrayContent(File.ReadAllBytes(Path.Combine(Root, file)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var form = new MultipartFormDataContent { { content, "file", Path.GetFileName(file) } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    /// <summary>An answer of the route in the form of the files with expected text.</summary>
    public static string Render(JsonNode document)
    {
        var runes = ((string)document["text"]!).EnumerateRunes().ToArray();
        var leftOut = document["left_out"]!.AsObject().Select(l => $"{l.Key} {l.Value}");
        var lines = document["parts"]!.AsArray().Select(part =>
        {
            var (kind, offset, length) = ((string)part!["kind"]!, (int)part["offset"]!, (int)part["length"]!);
            var name = string.Concat(kind.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
            var (page, lead) = ((int?)part["page"], (int?)part["lead_in"]);
            var label = (int?)part["content_offset"] is { } content && content > offset ? $" +{content - offset}" : "";
            return $"[{name}{(int?)part["level"]}{(page is null ? "" : $" p{page}")}{(lead is null ? "" : $" <{lead}")}{label}] {string.Concat(runes.Skip(offset).Take(length))}";
        });
        return $"title: {(string?)document["title"] ?? "-"}\nleft out: {string.Join(", ", leftOut)}\n{string.Concat(lines.Select(l => l + "\n"))}";
    }
}

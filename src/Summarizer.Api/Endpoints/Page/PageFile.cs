using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Summarizer.Api.Endpoints.Page;

/// <summary>
/// One file of the page. They are resources of this assembly, so the page is there wherever the program is, and nothing reads the disk for
/// it.
/// </summary>
/// <param name="Path">Where it is served, from the root of the service.</param>
/// <param name="ContentType">Media type; texts are UTF-8.</param>
/// <param name="Tag">Changes with the content.</param>
/// <param name="Content">The bytes.</param>
internal sealed record PageFile(string Path, string ContentType, EntityTagHeaderValue Tag, ReadOnlyMemory<byte> Content)
{
    private const string Folder = "page/";
    private const string Index = Folder + "index.html";

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>All files: the index at <c>/</c>, everything else below <c>/page/</c>.</summary>
    public static IEnumerable<PageFile> All()
    {
        var assembly = typeof(PageFile).Assembly;
        return assembly.GetManifestResourceNames().Where(
            n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => Read(assembly, n));
    }

    private static PageFile Read(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        var type = Types.TryGetContentType(name, out var found) ? found : throw new InvalidOperationException(
            $"The page's file '{name}' has no known media type.");
        var text = type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"");
        return new(name == Index ? "/" : "/" + name, text, tag, content);
    }
}

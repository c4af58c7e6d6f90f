using System.Diagnostics;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Markdig;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

/// <summary>Pages of this project's documentation, set by LibreOffice, give their words back in order.</summary>
public sealed partial class RecallTests
{
    private const double Least = 0.995;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    [Theory]
    [InlineData(FileFormat.Pdf)]
    [InlineData(FileFormat.Docx)]
    [InlineData(FileFormat.Html)]
    public async Task Read_PageOfLibreOffice_GivesItsWordsInOrder(FileFormat format)
    {
        var office = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(p => Path.Combine(p, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(Environment.GetEnvironmentVariable("SUMMARIZER_RECALL") is null, "Takes minutes; SUMMARIZER_RECALL=1 asks for it.");
        Assert.SkipWhen(office is null, "LibreOffice is not installed: apt-get install libreoffice-writer");
        var folder = Directory.CreateTempSubdirectory("recall").FullName;
        try
        {
            var pages = Pages().ToDictionary(p => Path.GetFileNameWithoutExtension(p), p => $"<html><head><meta charset=utf-8><style>@page {{ size: 42cm 29.7cm }}</style></head><body>{Markdig.Markdown.ToHtml(File.ReadAllText(p), Pipeline)}</body></html>");
            foreach (var (name, html) in pages)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), html, TestContext.Current.CancellationToken);
            }

            var extension = format.ToString().ToLowerInvariant();
            var filter = format switch { FileFormat.Pdf => "pdf:writer_pdf_Export", FileFormat.Docx => "docx:MS Word 2007 XML", _ => "html:HTML" };
            await ConvertAsync(office!, folder, filter, pages.Keys);
            var (found, all) = (0, 0);
            foreach (var (name, html) in pages)
            {
                using var page = new HtmlParser().ParseDocument(html);
                var expected = Words(page.Body!.TextContent);
                var document = Parts.Read(await File.ReadAllBytesAsync(Path.Combine(folder, "out", $"{name}.{extension}"), TestContext.Current.CancellationToken), format);
                found += Common(expected, Words(document.Text));
                all += expected.Length;
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{format}: {found} of {all} words in order on {pages.Count} pages");
            Assert.True(found >= Least * all, $"{format}: {found} of {all} words");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ConvertAsync(string office, string folder, string filter, IEnumerable<string> names)
    {
        var start = new ProcessStartInfo(office) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[$"-env:UserInstallation=file://{folder}/profile", "--headless", "--infilter=HTML (StarWriter)", "--convert-to", filter, "--outdir", Path.Combine(folder, "out"), .. names.Select(n => Path.Combine(folder, n + ".html"))])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Pages()
    {
        var root = AppContext.BaseDirectory;
        while (!Directory.Exists(Path.Combine(root, "docs")) || !File.Exists(Path.Combine(root, "global.json")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var pages = Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Where(p => Path.GetFileName(p) != "README.md").Order(StringComparer.Ordinal);
        return pages;
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    // Length of the longest common subsequence.
    private static int Common(string[] first, string[] second)
    {
        var row = new int[second.Length + 1];
        foreach (var word in first)
        {
            var diagonal = 0;
            for (var j = 1; j <= second.Length; j++)
            {
                (diagonal, row[j]) = (row[j], word == second[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

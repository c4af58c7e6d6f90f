using Summarizer.Cli.Running;
using Summarizer.Documents.Reading;

namespace Summarizer.Cli.Batching;

/// <summary>One document of a batch.</summary>
/// <param name="Name">How results name it: the path as given, or the path below the folder that was given, with slashes.</param>
/// <param name="Path">Where it is.</param>
internal sealed record BatchInput(string Name, string Path)
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, MaxRecursionDepth = 64 };

    /// <summary>
    /// The documents of files and folders, ordered by name. Of a folder, files whose extension names a format that can be read.
    /// </summary>
    /// <exception cref="CommandException">There is no such file, there are no documents, or two have one name.</exception>
    public static IReadOnlyList<BatchInput> Find(IReadOnlyList<string> sources)
    {
        var found = sources.SelectMany(Of).OrderBy(i => i.Name, StringComparer.Ordinal).ToList();
        if (found.Count == 0)
        {
            throw new CommandException(
                $"There are no documents in {string.Join(", ", sources.Select(s => $"'{s}'"))}. Give files, or a folder with files "
                    + "such as .txt, .md, .html, .pdf or .docx.");
        }

        var twice = found.GroupBy(i => i.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? found : throw new CommandException(
            $"'{twice.Key}' is the name of {string.Join(" and of ", twice.Select(i => $"'{i.Path}'"))}. Give the folder that holds both, "
                + "so that their results can be told apart.");
    }

    private static IEnumerable<BatchInput> Of(string source)
    {
        if (File.Exists(source))
        {
            return [new(source.Replace('\\', '/'), source)];
        }

        return Directory.Exists(source)
            ? Directory.EnumerateFiles(source, "*", Everywhere)
                .Where(f => FormatNames.OfFileName(f) is not null)
                .Select(f => new BatchInput(System.IO.Path.GetRelativePath(source, f).Replace('\\', '/'), f))
            : throw new CommandException($"There is no file or folder '{source}'. Give the path of a file, or of a folder with documents.");
    }
}

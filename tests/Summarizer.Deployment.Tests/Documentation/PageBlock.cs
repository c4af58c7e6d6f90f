using System.Text.RegularExpressions;

namespace Summarizer.Deployment.Tests.Documentation;

/// <summary>A fenced block of a page.</summary>
/// <param name="Place">Page and line, for messages.</param>
/// <param name="Language">What stands behind the fence; may be empty.</param>
/// <param name="Note">The comment right above the fence that says how the block is tried, as <c>name: value</c>; may be empty.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed partial record PageBlock(string Place, string Language, string Note, string Text)
{
    /// <summary>Gets the pages that a user reads: the README and the folder <c>docs</c>, without decisions and problems.</summary>
    public static IEnumerable<string> Pages => Directory.EnumerateFiles(Repository.Path("docs"), "*.md")
        .Select(f => "docs/" + Path.GetFileName(f))
        .Order(StringComparer.Ordinal)
        .Prepend("README.md");

    /// <summary>The blocks of a page, in their order.</summary>
    public static IEnumerable<PageBlock> Of(string page)
    {
        var text = File.ReadAllText(Repository.Path(page));
        return Fence().Matches(text).Select(m => new PageBlock(
            $"{page}:{text[..m.Groups["text"].Index].Count(c => c == '\n')}",
            m.Groups["language"].Value,
            m.Groups["note"].Value,
            m.Groups["text"].Value));
    }

    /// <summary>The value of the note, where it has that name.</summary>
    public string? NoteOf(string name) => Note.StartsWith(name + ":", StringComparison.Ordinal) ? Note[(name.Length + 1)..].Trim() : null;

    [GeneratedRegex(@"(?m)(?:^<!-- (?<note>[a-z ]+:[^\n]*?) -->\n)?^```(?<language>\w*)\n(?<text>(?:(?!```)[^\n]*\n)*)```$")]
    private static partial Regex Fence();
}

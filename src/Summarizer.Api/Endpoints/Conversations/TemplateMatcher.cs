using System.Text;
using System.Text.RegularExpressions;

namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>Recognizes the default prompts of known programs.</summary>
internal sealed class TemplateMatcher(IReadOnlyList<PromptTemplate> templates)
{
    private const string Document = "document";
    private const string Before = "before";
    private const string Query = "query";

    // In linear time, whatever the document holds.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant;

    private readonly IReadOnlyList<(string Start, Regex Whole)> _templates = [.. templates.Select(t => (Start(t), new Regex(Pattern(t), Options)))];

    /// <summary>The parts of a message that one of the programs made; null for any other message.</summary>
    public PromptParts? Match(string text)
    {
        var start = text.AsSpan().TrimStart();
        foreach (var (first, whole) in _templates)
        {
            if (start.StartsWith(first, StringComparison.Ordinal) && whole.Match(text) is { Success: true } match)
            {
                string[] documents = [Value(match, Before), Value(match, Document)];
                var query = Value(match, Query);
                return new(string.Join("\n\n", documents.Where(d => d.Length > 0)), query.Length > 0 ? query : null);
            }
        }

        return null;
    }

    private static string Value(Match match, string slot) => match.Groups[slot] is { Success: true } group ? group.Value.Trim() : "";

    private static string Start(PromptTemplate template) => template.Pieces[0].Split(' ')[0];

    private static string Pattern(PromptTemplate template)
    {
        var pattern = new StringBuilder(@"\A\s*");
        foreach (var piece in template.Pieces)
        {
            pattern.Append(piece switch
            {
                "{skip}" => ".*?",
                ['-', '-', '-', ..] => "-{3,}",
                ['"', '{', .. var slot, '}', '"'] => $"\"(?<{slot}>.*?)\"",
                ['{', .. var slot, '}'] => $"(?<{slot}>.*?)",
                _ => string.Join(@"\s+", piece.Split(' ').Select(Regex.Escape)),
            }).Append(@"\s*");
        }

        return pattern.Append(@"\z").ToString();
    }
}

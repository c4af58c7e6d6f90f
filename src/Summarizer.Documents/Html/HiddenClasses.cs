using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Summarizer.Documents.Html;

/// <summary>
/// Classes and names that a page's own style sheet hides: rules of one simple selector (".note", "#note", "p.note") with "display: none" or "visibility: hidden", outside of media queries. What a
/// later rule shows again is not hidden. Style sheets elsewhere are not fetched.
/// </summary>
internal static partial class HiddenClasses
{
    private const int Longest = 200_000;

    private static readonly ConditionalWeakTable<IDocument, Rules> Known = [];

    /// <summary>Whether the style sheet of its page hides an element.</summary>
    public static bool Hold(IElement element)
    {
        if (element.Owner is not { } page || Known.GetValue(page, Rules.Of) is not { IsEmpty: false } rules)
        {
            return false;
        }

        return rules.Hides("", element.LocalName, element) || (element.Id is { Length: > 0 } id && rules.Hides("#", id, element)) || element.ClassList.Any(c => rules.Hides(".", c, element));
    }

    private sealed class Rules
    {
        // Selectors without their element, and the elements that they are for ("" for all).
        private readonly Dictionary<string, HashSet<string>> _hidden = new(StringComparer.Ordinal);

        public bool IsEmpty => _hidden.Count == 0;

        public static Rules Of(IDocument page)
        {
            var rules = new Rules();
            foreach (var style in page.QuerySelectorAll("style").Where(s => s.GetAttribute("media") is null or "" or "all" or "screen" && s.TextContent.Length <= Longest))
            {
                foreach (Match rule in Rule().Matches(WithoutBlocks(Comment().Replace(style.TextContent, ""))))
                {
                    foreach (var selector in rule.Groups["selectors"].Value.Split(','))
                    {
                        rules.Add(selector.Trim(), rule.Groups["body"].Value);
                    }
                }
            }

            return rules;
        }

        public bool Hides(string sign, string name, IElement element) => name.Length > 0 && _hidden.TryGetValue(sign + name, out var elements) && (elements.Contains("") || elements.Contains(element.LocalName));

        private void Add(string selector, string body)
        {
            if (Simple().Match(selector) is not { Success: true } match || (match.Groups["element"].Length == 0 && match.Groups["name"].Length == 0))
            {
                return;
            }

            var (element, name) = (match.Groups["element"].Value.ToLowerInvariant(), match.Groups["name"].Value);
            var (key, only) = name.Length > 0 ? (name, element) : (element, "");
            if (Hidden().IsMatch(body))
            {
                (_hidden.TryGetValue(key, out var elements) ? elements : _hidden[key] = new(StringComparer.Ordinal)).Add(only);
            }
            else if (Shown().IsMatch(body))
            {
                _hidden.Remove(key);
            }
        }

        // Blocks with rules inside, such as media queries, say nothing about every reader.
        private static string WithoutBlocks(string css)
        {
            var kept = new System.Text.StringBuilder(css.Length);
            var (depth, skipped) = (0, -1);
            foreach (var c in AtRule().Replace(css, "\u0001"))
            {
                skipped = c == '\u0001' && skipped < 0 ? depth : skipped;
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                if (skipped < 0)
                {
                    kept.Append(c);
                }
                else if (c == '}' && depth <= skipped)
                {
                    skipped = -1;
                }
            }

            return kept.ToString();
        }
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@(?:media|supports|layer|container|keyframes|font-face|page)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AtRule();

    [GeneratedRegex(@"(?<selectors>[^{};]+)\{(?<body>[^{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?<element>[A-Za-z][A-Za-z0-9-]*)?(?<name>[.#][\w-]+)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Simple();

    [GeneratedRegex(@"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"(?:^|;)\s*(?:display|visibility)\s*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shown();
}

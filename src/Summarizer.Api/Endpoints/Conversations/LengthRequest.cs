using System.Globalization;
using System.Text.RegularExpressions;

namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>How long a summary an instruction asks for.</summary>
/// <param name="Sentences">Most sentences, or entries of a list.</param>
/// <param name="Words">Most words.</param>
/// <param name="Bullets">Whether a list is asked for.</param>
internal sealed record LengthRequest(int? Sentences, int? Words, bool Bullets)
{
    // Above, a number is hardly a wish for the length of a summary.
    private const int MostSentences = 100;
    private const int MostWords = 5_000;

    private static readonly Lazy<(Regex Sentences, Regex Words, Regex Items)> Patterns = new(() =>
        (Of(PromptData.Shared.Sentences), Of(PromptData.Shared.Words), Of(PromptData.Shared.Items)));

    /// <summary>Reads an instruction; null for none.</summary>
    public static LengthRequest Of(string? instruction)
    {
        var text = instruction ?? "";
        var (sentences, words, items) = Patterns.Value;
        var bullets = PromptData.Shared.Lists.Any(l => text.Contains(l, StringComparison.OrdinalIgnoreCase));
        return new(Number(sentences, text, MostSentences) ?? Number(items, text, MostSentences), Number(words, text, MostWords), bullets);
    }

    private static int? Number(Regex pattern, string text, int most)
    {
        var match = pattern.Match(text);
        var number = match.Success ? Value(match.Groups["number"].Value) : null;
        return number >= 1 && number <= most ? number : null;
    }

    private static int? Value(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : PromptData.Shared.Numbers.TryGetValue(number.ToLowerInvariant(), out var named) ? named : null;

    // "two sentences", "3-5 sentences", "one-sentence", "two short sentences".
    private static Regex Of(IEnumerable<string> units)
    {
        var names = string.Join('|', PromptData.Shared.Numbers.Keys.OrderByDescending(n => n.Length).Select(Regex.Escape));
        var unit = string.Join('|', units.OrderByDescending(u => u.Length).Select(Regex.Escape));
        return new(
            $@"\b(?<number>\d{{1,4}}|{names})[\s-]+(?:(?:short|concise|brief|clear|complete|full|simple|plain|kurzen|key|main)\s+)?(?:{unit})\b",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));
    }
}

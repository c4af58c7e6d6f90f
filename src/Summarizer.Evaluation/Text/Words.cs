using System.Text.RegularExpressions;

namespace Summarizer.Evaluation.Text;

/// <summary>Words as ROUGE counts them: runs of <c>[a-z0-9]</c> in the lower-cased text, no stemming (rouge_score's default tokenizer, and the data sheet's).</summary>
internal static partial class Words
{
    /// <summary>The words of a text in their order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (Match match in Run().Matches(text.ToLowerInvariant()))
        {
            yield return match.Value;
        }
    }

    [GeneratedRegex("[a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Run();
}

using System.Globalization;

namespace Summarizer.Requests;

/// <summary>Warnings that do not depend on how a summary was made.</summary>
internal static class SummaryWarnings
{
    // Below, a reader saves something by reading the summary.
    private const double Whole = 0.9;

    // A heading or one sentence has no shorter form.
    private const int LeastLetters = 200;

    /// <summary>The model was not trained on the language of the document.</summary>
    public static SummaryWarning LanguageNotTrained(string language, string model, IReadOnlyList<string> languages) => new(
        "language-not-trained",
        $"The text seems to be in the language '{language}'; '{model}' knows {string.Join(", ", languages)}, so expect less of the summary. Serve a model that knows the language (docs/models.md).");

    /// <summary>The summary holds nearly everything that the document holds; null where it does not.</summary>
    public static SummaryWarning? NearlyWhole(string document, string summary)
    {
        var (all, kept) = (Letters(document), Letters(summary));
        return all < LeastLetters || kept < Whole * all ? null : new(
            "nearly-whole",
            string.Create(CultureInfo.InvariantCulture, $"The summary has {Math.Min(100, (int)(100.0 * kept / all))} % of the letters of the text, so it saves nobody time. Set length to short, or give a longer text."));
    }

    private static int Letters(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        return count;
    }
}

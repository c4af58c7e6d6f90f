using System.Text.RegularExpressions;

namespace Summarizer.Relevance;

/// <summary>What an English question asks for, by its words: a name, a number or date, a place, a definition, a reason or way.</summary>
internal sealed partial record QuestionKind(bool Name, bool Number, bool Place, bool Definition, bool Reason)
{
    /// <summary>Reads a question.</summary>
    public static QuestionKind Of(string question) => new(
        Names().IsMatch(question), Numbers().IsMatch(question), Places().IsMatch(question), Definitions().IsMatch(question),
        Reasons().IsMatch(question));

    [GeneratedRegex(@"\b(who|whose|whom)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    [GeneratedRegex(
        @"\bwhen\b|what (year|date|percent|number|age)|how (many|much|long|old|often|far|tall|big|large|high)", RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\bwhere\b|what (city|country|place|state)", RegexOptions.IgnoreCase)]
    private static partial Regex Places();

    [GeneratedRegex(@"what (is|are|was|were)\b|define|what does .* mean", RegexOptions.IgnoreCase)]
    private static partial Regex Definitions();

    [GeneratedRegex(@"\bwhy\b|\bhow (do|does|did|can|is|are|was|were|to)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reasons();
}

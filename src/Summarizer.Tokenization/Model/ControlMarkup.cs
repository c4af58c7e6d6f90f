using System.Text.RegularExpressions;

namespace Summarizer.Tokenization.Model;

/// <summary>Pieces that structure a prompt, such as turn markers. In the text of a document they are ordinary characters.</summary>
/// <remarks>
/// A <c>tokenizer.json</c> says which pieces are special. A <c>tokenizer.model</c> calls them user-defined, like the HTML tags and runs of
/// spaces that do belong to documents, so there the names decide: those of Gemma, of T5's sentinels, of masks and of reserved pieces.
/// </remarks>
internal static partial class ControlMarkup
{
    /// <summary>Whether a user-defined piece has the name of markup.</summary>
    public static bool IsNamedLikeMarkup(string piece) => Names().IsMatch(piece);

    [GeneratedRegex(@"^(<(start|end)_of_\w+>|<\w+_soft_token>|<extra_id_\d+>|<unused\d+>|<mask(_\d+)?>|<2mass>|<\|[^|]+\|>|\[@BOS@\]|\[(multimodal|CLS|SEP|MASK)\])$", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}

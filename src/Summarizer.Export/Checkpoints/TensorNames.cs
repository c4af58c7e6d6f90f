namespace Summarizer.Export.Checkpoints;

/// <summary>
/// One spelling for tensor names that transformers has written in several. Canonical is the published one: <c>model.encoder.layers.*</c> in T5Gemma and
/// T5Gemma 2, <c>model.layers.*</c> in decoder-only models. The exporter asks for canonical names only.
/// </summary>
internal static class TensorNames
{
    private static readonly (string Stored, string Canonical)[] Gemma3 =
    [
        ("language_model.model.", "model."), ("language_model.lm_head.", "lm_head."), ("model.language_model.", "model."),
    ];

    // The module tree of T5Gemma 2 has a text_model that saving drops; in memory dumps keep it.
    private static readonly (string Stored, string Canonical)[] T5Gemma2 = [("model.encoder.text_model.", "model.encoder.")];

    /// <summary>The canonical name of a stored tensor.</summary>
    public static string Canonical(Architecture architecture, string stored)
    {
        var spellings = architecture switch
        {
            Architecture.Gemma3 => Gemma3,
            Architecture.T5Gemma2 => T5Gemma2,
            _ => [],
        };
        foreach (var (prefix, canonical) in spellings)
        {
            if (stored.StartsWith(prefix, StringComparison.Ordinal))
            {
                return string.Concat(canonical, stored.AsSpan(prefix.Length));
            }
        }

        return stored;
    }
}

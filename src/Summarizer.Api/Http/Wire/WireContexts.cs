using Summarizer.Grounding;

namespace Summarizer.Api.Http.Wire;

/// <summary>Places in a text as clients count them.</summary>
internal static class WireContexts
{
    /// <summary>Translates UTF-16 places to code points; the order is kept.</summary>
    public static IReadOnlyList<SourceContext> From(string text, IReadOnlyList<SourceContext> contexts)
    {
        var offsets = new CodePointOffsets(text);
        var at = contexts.SelectMany(c => new[] { c.Offset, c.Offset + c.Length }).Distinct().Order().ToDictionary(i => i, offsets.At);
        return [.. contexts.Select(c => c with { Offset = at[c.Offset], Length = at[c.Offset + c.Length] - at[c.Offset] })];
    }
}

namespace Summarizer.Api.Http.Wire;

/// <summary>Takes the ends of texts without cutting a character that is two UTF-16 units in half.</summary>
internal static class Cut
{
    /// <summary>The start of a text, at most <paramref name="most"/> UTF-16 units.</summary>
    public static string Start(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsLowSurrogate(text[most]) ? most - 1 : most)];

    /// <summary>The end of a text, at most <paramref name="most"/> UTF-16 units.</summary>
    public static string End(string text, int most) =>
        text.Length <= most ? text : text[(text.Length - most + (char.IsLowSurrogate(text[^most]) ? 1 : 0))..];
}

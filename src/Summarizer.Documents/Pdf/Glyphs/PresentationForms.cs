using System.Globalization;

namespace Summarizer.Documents.Pdf.Glyphs;

/// <summary>Ligatures and positional letters that Unicode has for the sake of old fonts. A table, because .NET without globalization data normalizes nothing.</summary>
internal static class PresentationForms
{
    private static readonly Lazy<Dictionary<int, string>> Table = new(Load);

    /// <summary>The letters that a form shows; null for a character that is no such form.</summary>
    public static string? Letters(int form) => form is (>= 0xFB00 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) ? Table.Value.GetValueOrDefault(form) : null;

    private static Dictionary<int, string> Load()
    {
        using var stream = typeof(PresentationForms).Assembly.GetManifestResourceStream("presentation-forms.txt")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line is not ['#', ..])
            {
                var codes = line.Split(' ').Select(c => int.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
                table[codes[0]] = string.Concat(codes.Skip(1).Select(char.ConvertFromUtf32));
            }
        }

        return table;
    }
}

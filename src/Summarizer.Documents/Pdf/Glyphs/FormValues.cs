using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.AcroForms.Fields;

namespace Summarizer.Documents.Pdf.Glyphs;

/// <summary>What was filled into a form, as glyphs where the fields stand. Their appearance is drawn outside of the page's content.</summary>
internal sealed class FormValues
{
    private const double LargestSize = 11;
    private readonly AcroForm? _form;

    public FormValues(PdfDocument pdf) => _form = pdf.TryGetForm(out var form) ? form : null;

    /// <summary>The values of a page.</summary>
    public IEnumerable<Glyph> Of(int page)
    {
        foreach (var field in _form?.GetFieldsForPage(page).SelectMany(f => f.GetFields()).Distinct() ?? [])
        {
            if (field.Bounds is { } box && Value(field)?.Trim() is { Length: > 0 } value && double.IsFinite(box.Left + box.Right + box.Bottom + box.Top))
            {
                var size = Math.Clamp(box.Height * 0.6, 1, LargestSize);
                foreach (var (line, index) in value.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l, i)))
                {
                    // The first line at the middle of a low field and near the top of a high one, where its label is.
                    var baseline = box.Height < 2.5 * size ? box.Bottom + ((box.Height - (0.7 * size)) / 2) : box.Top - size;
                    yield return new(line, box.Left, Math.Min(box.Right, box.Left + (line.Length * size / 2)), baseline - (index * 1.2 * size), size);
                }
            }
        }
    }

    private static string? Value(AcroFieldBase field) => field switch
    {
        AcroTextField text => text.Flags.HasFlag(AcroTextFieldFlags.Password) ? null : text.Value,
        AcroCheckboxField box => box.IsChecked ? "[x]" : "[ ]",
        AcroRadioButtonField radio => radio.IsSelected ? "(x)" : "( )",
        AcroComboBoxField combo => string.Join(", ", combo.SelectedOptions),
        AcroListBoxField list => string.Join(", ", list.SelectedOptions),
        _ => null,
    };
}

using Summarizer.TextModel;

namespace Summarizer.Pointer.Features;

/// <summary>The features of a sentence that come from the structure of its document: blocks, sections, the title, speakers and lists.</summary>
internal sealed class PlaceFeatures
{
    private const string CodeMarks = "{}<>=_/\\|#`$;";

    private readonly StructuredText _text;
    private readonly IReadOnlyList<float[]> _vectors;
    private readonly SentencePlace[] _places;
    private readonly int? _title;
    private readonly HashSet<string> _titleTerms;
    private readonly int _sections;
    private readonly float _spoken;
    private readonly float _listed;

    public PlaceFeatures(StructuredText text, IReadOnlyList<float[]> vectors)
    {
        (_text, _vectors) = (text, vectors);
        _places = SentencePlace.Of(text);
        _title = SentencePlace.TitleOf(text);
        _titleTerms = _title is { } title ? TermsOf(title) : [];
        _sections = _places.Select(p => p.Section).DefaultIfEmpty().Max();
        _spoken = ShareOf(BlockKind.SpeakerTurn);
        _listed = ShareOf(BlockKind.ListItem);
    }

    /// <summary>Fills a row.</summary>
    /// <param name="row">23 numbers.</param>
    /// <param name="index">The sentence.</param>
    /// <param name="words">What it is made of.</param>
    public void Fill(Span<float> row, int index, SentenceWords words)
    {
        var (place, sentence) = (_places[index], _text.Sentences[index]);
        var characters = _text.Text.AsSpan(sentence.Offset, sentence.Length);
        row[0] = Scale.Log(place.ProseBefore, 5);
        row[1] = Flag(place.ProseBefore == 0 && sentence.IsProse);
        row[2] = Flag(place.OpensBlock);
        row[3] = Flag(place.Kind == BlockKind.Paragraph);
        row[4] = Flag(place.Kind == BlockKind.ListItem);
        row[5] = Flag(place.Kind == BlockKind.SpeakerTurn);
        row[6] = Flag(place.Kind is BlockKind.Quotation or BlockKind.Caption or BlockKind.Footnote);
        row[7] = Flag(!sentence.IsProse);
        row[8] = Scale.Log(place.SinceHeading, 4);
        row[9] = Flag(place is { SinceHeading: 0, Heading: not null });
        row[10] = _sections == 0 ? 0 : (float)place.Section / _sections;
        row[11] = Scale.Log(_sections, 4);
        row[12] = _title is { } title && title != index ? Scale.Cosine(_vectors[index], _vectors[title]) : 0;
        row[13] = place.Heading is { } heading ? Scale.Cosine(_vectors[index], _vectors[heading]) : 0;
        row[14] = _titleTerms.Count == 0 ? 0 : (float)TermsOf(index).Count(_titleTerms.Contains) / _titleTerms.Count;
        row[15] = Flag(characters is [.., ':']);
        row[16] = Flag(place.HasLeadIn);
        row[17] = Scale.Log(place.InBlock, 4);
        row[18] = _spoken;
        row[19] = _listed;
        row[20] = Scale.Log(words.Pointing, 2);
        row[21] = Scale.Log(words.Page, 2);
        row[22] = Math.Min(1, 5f * Marks(characters) / characters.Length);
    }

    private static int Marks(ReadOnlySpan<char> characters)
    {
        var marks = 0;
        foreach (var c in characters)
        {
            marks += CodeMarks.Contains(c) ? 1 : 0;
        }

        return marks;
    }

    private static float Flag(bool value) => value ? 1 : 0;

    private HashSet<string> TermsOf(int sentence) =>
        TextWords.TermsOf(_text[_text.Sentences[sentence]], _text.Language).ToHashSet(StringComparer.Ordinal);

    private float ShareOf(BlockKind kind) => _places.Length == 0 ? 0 : (float)_places.Count(p => p.Kind == kind) / _places.Length;
}

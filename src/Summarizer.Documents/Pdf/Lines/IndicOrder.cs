namespace Summarizer.Documents.Pdf.Lines;

/// <summary>Scripts of India draw some vowel signs before the consonant that they are written after.</summary>
internal static class IndicOrder
{
    /// <summary>The units with such signs behind their consonants. A unit that already holds both stays as it is.</summary>
    public static List<string> ToLogical(List<string> units)
    {
        for (var i = 0; i + 1 < units.Count; i++)
        {
            if (units[i] is not [var sign] || !WritingSystem.IsDrawnFirst(WritingSystem.First(sign.ToString())) || !char.IsLetter(units[i + 1][0]))
            {
                continue;
            }

            var end = i + 1;
            while (end + 1 < units.Count && WritingSystem.IsVirama(WritingSystem.Last(units[end])))
            {
                end++;
            }

            var moved = units[i];
            units.RemoveAt(i);
            units.Insert(end, moved);
            i = end;
        }

        return units;
    }
}

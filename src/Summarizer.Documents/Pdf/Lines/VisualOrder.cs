namespace Summarizer.Documents.Pdf.Lines;

/// <summary>
/// From the order in which a line is drawn to the order in which it is read. Undoes Unicode's bidirectional algorithm (UAX #9) for the cases that lines of print have: one
/// direction of the paragraph, and runs of the other one and numbers inside.
/// </summary>
internal static class VisualOrder
{
    private const string Openers = "([{<«‹";
    private const string Closers = ")]}>»›";

    private enum Direction
    {
        Neutral,
        Left,
        Right,
        Number,
    }

    /// <summary>The text in reading order.</summary>
    /// <param name="units">Glyphs and spaces from left to right.</param>
    public static string ToLogical(List<string> units)
    {
        var directions = units.ConvertAll(Of);
        var right = directions.Count(d => d == Direction.Right);
        if (right == 0)
        {
            return string.Concat(units);
        }

        if (right < directions.Count(d => d == Direction.Left))
        {
            foreach (var (start, end) in Runs(directions, d => d == Direction.Right, d => d == Direction.Left))
            {
                TurnBack(units, directions, start, end);
            }

            return string.Concat(units);
        }

        TurnBack(units, directions, 0, units.Count - 1);
        return Mirrored(string.Concat(units));
    }

    private static Direction Of(string unit)
    {
        foreach (var rune in unit.EnumerateRunes())
        {
            if (System.Text.Rune.IsDigit(rune))
            {
                return Direction.Number;
            }

            if (WritingSystem.IsRightToLeft(rune))
            {
                return Direction.Right;
            }

            if (System.Text.Rune.IsLetter(rune))
            {
                return Direction.Left;
            }
        }

        return Direction.Neutral;
    }

    // Reverses a stretch, and in it the runs that read from left to right once more.
    private static void TurnBack(List<string> units, List<Direction> directions, int start, int end)
    {
        units.Reverse(start, end - start + 1);
        directions.Reverse(start, end - start + 1);
        var inside = directions.GetRange(start, end - start + 1);
        foreach (var (from, to) in Runs(inside, d => d is Direction.Left or Direction.Number, d => d == Direction.Right))
        {
            if (inside.GetRange(from, to - from + 1).Contains(Direction.Left))
            {
                units.Reverse(start + from, to - from + 1);
                continue;
            }

            foreach (var (first, last) in Numbers(units.GetRange(start + from, to - from + 1)))
            {
                units.Reverse(start + from + first, last - first + 1);
            }
        }
    }

    // Longest stretches that begin and end with what is wanted and hold nothing of what stops them.
    private static IEnumerable<(int Start, int End)> Runs(List<Direction> directions, Func<Direction, bool> wanted, Func<Direction, bool> stops)
    {
        for (var i = 0; i < directions.Count; i++)
        {
            if (!wanted(directions[i]))
            {
                continue;
            }

            var (start, end) = (i, i);
            for (; i < directions.Count && !stops(directions[i]); i++)
            {
                end = wanted(directions[i]) ? i : end;
            }

            yield return (start, end);
        }
    }

    // Digits and the signs between them, without spaces.
    private static IEnumerable<(int Start, int End)> Numbers(List<string> units)
    {
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i] == " ")
            {
                continue;
            }

            var start = i;
            while (i + 1 < units.Count && units[i + 1] != " ")
            {
                i++;
            }

            yield return (start, i);
        }
    }

    // Some programs write the bracket that is seen, which in this direction is the other one.
    private static string Mirrored(string text)
    {
        var first = text.FirstOrDefault(c => Openers.Contains(c) || Closers.Contains(c));
        return first == default || Openers.Contains(first)
            ? text
            : string.Concat(text.Select(c => Openers.IndexOf(c) is >= 0 and var o ? Closers[o] : Closers.IndexOf(c) is >= 0 and var k ? Openers[k] : c));
    }
}

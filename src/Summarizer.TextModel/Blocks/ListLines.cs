namespace Summarizer.TextModel;

/// <summary>Entries of lists with bullets, numbers and letters.</summary>
internal sealed class ListLines(IReadOnlyList<TextLine> lines, BlockList blocks, Wrapping wrapping) : LineRecognizer(lines, blocks)
{
    private const int LongestTitle = 60;
    private const int TitleWords = 8;

    // Above one short line every title is the longest line of its paragraph; no column is that narrow.
    private const int NarrowestColumn = 45;

    private readonly Stack<(int Indent, string Family, int? LeadIn, int Item)> _open = new();
    private int _endOfItem = -1;

    public override bool Matches(int line) => LabelAt(line) is not null;

    public override int Read(int line)
    {
        var label = LabelAt(line)!.Value;
        if (IsHeading(line, label))
        {
            Blocks.Add(BlockKind.Heading, Lines[line], Lines[line], label.Length);
            Blocks.Replace(b => b with { Level = 2 });
            return line + 1;
        }

        var indent = Lines[line].Indent;
        if (_endOfItem < 0 || SkipBlank(_endOfItem) != line)
        {
            _open.Clear();
        }

        while (_open.TryPeek(out var top) && top.Indent > indent)
        {
            _open.Pop();
        }

        CloseDeeper(indent, label);
        if (_open.Count == 0 || _open.Peek().Indent < indent || IsDeeper(_open.Peek().Family, label))
        {
            _open.Push((indent, label.Family, _open.TryPeek(out var parent) ? parent.Item : LeadIn(line), 0));
        }

        var (_, _, leadIn, _) = _open.Pop();
        var next = Continued(line, wrapping);
        Blocks.Add(BlockKind.ListItem, Lines[line], Lines[next - 1], label.Length);
        _open.Push((indent, label.Family, leadIn, Blocks.Count - 1));
        var level = _open.Count;
        Blocks.Replace(b => b with { LeadIn = leadIn, Level = level });
        return _endOfItem = next;
    }

    // Back to the list of the same labels, where one is open at this indentation.
    private void CloseDeeper(int indent, ListLabel label)
    {
        if (_open.Any(o => o.Indent == indent && o.Family == label.Family))
        {
            while (_open.Peek().Family != label.Family)
            {
                _open.Pop();
            }
        }
    }

    // "a)" or a bullet below "2.", even without indentation.
    private static bool IsDeeper(string family, in ListLabel label) => family != label.Family && family.Length > 2 && (label.Number == 0 || (label.Number == 1 && family[0] != label.Family[0]));

    // "1. Results" above a paragraph heads a section.
    private bool IsHeading(int line, in ListLabel label)
    {
        var title = At(line)[label.Length..];
        var below = SkipBlank(line + 1);
        return label.Number > 0 && !label.IsLetter && Lines[line].Indent == 0 && title.Length <= LongestTitle && title.Split(' ').Length <= TitleWords && !Wrapping.EndsSentence(title)
            && title[^1] is not (',' or ';' or ':') && below < Lines.Count && LabelAt(below) is null && Lines[below].Indent == 0
            && (Wrapping.EndsSentence(At(below)) || At(below).Length > LongestTitle) && !wrapping.GoesOn(line, NarrowestColumn);
    }

    // The block before a list introduces it if it is a heading, ends with a colon, or stands on the line before.
    private int? LeadIn(int line) => Blocks.Last switch
    {
        { Kind: BlockKind.Heading or BlockKind.Title } => Blocks.Count - 1,
        { Kind: BlockKind.Paragraph or BlockKind.SpeakerTurn } block when !IsBlank(line - 1) || Lines[line].Text[block.End - 1] is ':' or '\uFF1A' => Blocks.Count - 1,
        _ => null,
    };

    private ListLabel? LabelAt(int line)
    {
        var text = At(line);
        if (ListLabel.Of(text) is not { } label || LinePatterns.Rule().IsMatch(text))
        {
            return null;
        }

        if (label.IsCertain)
        {
            return label;
        }

        if (HasNeighbour(line, label))
        {
            return label;
        }

        if (ListLabel.Of(text, roman: true) is { } roman && roman != label && HasNeighbour(line, roman))
        {
            return roman;
        }

        // Alone: after what introduces it, or as the only entry of a list; a letter may be an initial, a dash speech.
        var before = At(line - 1);
        if (ListLabel.Of(before) is { IsLetter: false } && !label.IsLetter)
        {
            return label;
        }

        return !label.IsLetter && (before.Length == 0 ? line > 0 && (label.Number > 0 || text[0] is '*' or '-' or '+') : before[^1] is ':' or '\uFF1A') ? label : null;
    }

    private bool HasNeighbour(int line, in ListLabel label)
    {
        var roman = label.Family[0] is 'i' or 'I';
        for (int i = line + 1, seen = 0; i < Lines.Count && seen < 12 && !(label.IsLetter && IsBlank(i)); i++, seen++)
        {
            if (ListLabel.Of(At(i), roman) is { } next && Lines[i].Indent <= Lines[line].Indent + 1)
            {
                if (label.IsFollowedBy(next))
                {
                    return true;
                }

                if (next.Family == label.Family)
                {
                    break;
                }
            }
            else if (i > line + 1 && IsBlank(i) && IsBlank(i + 1))
            {
                break;
            }
        }

        for (int i = line - 1, seen = 0; i >= 0 && seen < 12 && !(label.IsLetter && IsBlank(i)); i--, seen++)
        {
            if (ListLabel.Of(At(i), roman) is { } previous && Lines[i].Indent <= Lines[line].Indent + 1)
            {
                return previous.IsFollowedBy(label);
            }

            if (IsBlank(i) && IsBlank(i - 1))
            {
                break;
            }
        }

        return false;
    }
}

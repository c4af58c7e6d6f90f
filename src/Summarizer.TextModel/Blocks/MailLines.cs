using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>Headers of mails, the lines between a mail and its history, and signatures below "-- ".</summary>
internal sealed partial class MailLines(IReadOnlyList<TextLine> lines, BlockList blocks) : LineRecognizer(lines, blocks)
{
    private const int WroteLines = 3;

    public override bool Matches(int line) => IsHeaders(line) || IsDivider(line) || WroteEnd(line) > line || IsSignature(line);

    public override int Read(int line)
    {
        if (IsSignature(line))
        {
            return ReadSignature(line);
        }

        if (WroteEnd(line) is var wrote && wrote > line)
        {
            Blocks.Add(BlockKind.MessageHeader, Lines[line], Lines[wrote - 1]);
            return wrote;
        }

        if (IsDivider(line))
        {
            Blocks.IsHistory |= LinePatterns.OriginalMessage().IsMatch(Short(line));
            Blocks.Add(BlockKind.MessageHeader, Lines[line], Lines[line]);
            return line + 1;
        }

        var next = line;
        while (!IsBlank(next) && IsField(next))
        {
            var last = next;
            while (!IsBlank(last + 1) && !IsField(last + 1) && Lines[last + 1].Indent > 0)
            {
                last++;
            }

            Blocks.Add(BlockKind.MessageHeader, Lines[next], Lines[last], FieldPattern().Match(Short(next)).Length);
            next = last + 1;
        }

        return next;
    }

    private bool IsSignature(int line) => Lines[line].Start + 2 <= Lines[line].End && At(line) == "--";

    private bool IsDivider(int line) => LinePatterns.OriginalMessage().IsMatch(Short(line)) || LinePatterns.ForwardedMessage().IsMatch(Short(line));

    private bool IsField(int line) => FieldPattern().Match(Short(line)) is { Success: true } field && Phrases.IsMailField(field.Groups["name"].Value);

    // Two fields of different names, or a subject where a mail begins.
    private bool IsHeaders(int line)
    {
        if (!IsField(line))
        {
            return false;
        }

        var name = FieldPattern().Match(Short(line)).Groups["name"].Value;
        return IsNeighbour(line - 1, name) || IsNeighbour(line + 1, name) || (Blocks.Count == 0 && Phrases.IsSubject(name) && IsBlank(line - 1));
    }

    private bool IsNeighbour(int line, string name)
    {
        // A wrapped field stands between.
        if (!IsBlank(line) && !IsField(line) && Lines[line].Indent > 0)
        {
            return true;
        }

        return !IsBlank(line) && IsField(line) && FieldPattern().Match(Short(line)).Groups["name"].Value != name;
    }

    private int WroteEnd(int line)
    {
        var joined = Short(line);
        for (var count = 1; count <= WroteLines; count++)
        {
            if (LinePatterns.Wrote().IsMatch(joined))
            {
                return line + count;
            }

            if (IsBlank(line + count))
            {
                return line;
            }

            joined += " " + Short(line + count);
        }

        return line;
    }

    private int ReadSignature(int line)
    {
        var last = line;
        while (!IsBlank(last + 1) && !(last > line && (IsHeaders(last + 1) || IsDivider(last + 1))))
        {
            last++;
        }

        Blocks.Add(BlockKind.SignOff, Lines[line], Lines[last]);
        return last + 1;
    }

    [GeneratedRegex(@"^\*?(?<name>[\p{L}\p{M}][\p{L}\p{M} -]{0,20}):\*?(?:\s+|$)|^(?<name>[\p{L}\p{M}]{2,8})\uFF1A")]
    private static partial Regex FieldPattern();
}

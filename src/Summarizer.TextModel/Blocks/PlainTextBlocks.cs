namespace Summarizer.TextModel;

/// <summary>Finds the blocks of plain text by its own signs. Each recognizer takes the lines that it knows; what none knows is a paragraph.</summary>
internal sealed class PlainTextBlocks
{
    private readonly List<TextLine> _lines;
    private readonly BlockList _blocks;
    private readonly LineRecognizer[] _recognizers;
    private readonly ParagraphLines _paragraphs;

    private PlainTextBlocks(string text, LanguageRules language)
    {
        _lines = TextLine.Of(text);
        _blocks = new BlockList();
        var wrapping = new Wrapping(_lines, line => QuotedLines.Strip(line).Value, language);
        var speakers = new SpeakerLines(_lines, _blocks, wrapping, language);
        var lists = new ListLines(_lines, _blocks, wrapping);
        _recognizers =
        [
            new SubtitleLines(_lines, _blocks), new CodeLines(_lines, _blocks), new TableLines(_lines, _blocks), new MailLines(_lines, _blocks), new HeadLines(_lines, _blocks, wrapping), new QuotedLines(_lines, _blocks, wrapping), speakers,
            new HeadingLines(_lines, _blocks), new FurnitureLines(_lines, _blocks), lists, new NoteLines(_lines, _blocks, wrapping), new LetterLines(_lines, _blocks),
        ];
        _paragraphs = new ParagraphLines(_lines, _blocks, wrapping, language, IsKnown);
        foreach (var recognizer in _recognizers)
        {
            recognizer.IsOther = line => IsKnownBut(recognizer, line);
        }
    }

    /// <summary>Blocks in order.</summary>
    public static IReadOnlyList<TextBlock> Of(string text, LanguageRules language)
    {
        var reader = new PlainTextBlocks(text, language);
        for (var line = 0; line < reader._lines.Count;)
        {
            line = reader._lines[line].IsBlank ? line + 1 : reader.Read(line);
        }

        return reader._blocks.Blocks;
    }

    private int Read(int line)
    {
        foreach (var recognizer in _recognizers)
        {
            if (recognizer.Matches(line) && recognizer.Read(line) is var next && next > line)
            {
                return next;
            }
        }

        return _paragraphs.Read(line);
    }

    private bool IsKnown(int line) => Array.Exists(_recognizers, r => r.Matches(line));

    private bool IsKnownBut(LineRecognizer but, int line) => Array.Exists(_recognizers, r => r != but && r.Matches(line));
}

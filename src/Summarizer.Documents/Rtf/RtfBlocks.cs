using System.Text;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Rtf;

/// <summary>Collects paragraphs, rows of tables and notes.</summary>
internal sealed class RtfBlocks(TextAssembler text)
{
    private readonly StringBuilder _words = new();
    private readonly StringBuilder _label = new();
    private readonly StringBuilder _note = new();
    private readonly List<string> _notes = [];
    private readonly List<string> _cells = [];

    /// <summary>Level of the paragraph as a heading, 1 to 6; null for text.</summary>
    public int? Level { get; set; }

    /// <summary>Whether the paragraph is in a table.</summary>
    public bool InTable { get; set; }

    /// <summary>Adds characters.</summary>
    public void Say(RtfTarget target, string words) => (target switch { RtfTarget.Note => _note, RtfTarget.Label => _label, _ => _words }).Append(words);

    /// <summary>Ends a paragraph.</summary>
    public void EndParagraph()
    {
        if (InTable)
        {
            _words.Append(' ');
            return;
        }

        EndRow();
        var label = WhiteSpace.Fold(_label.ToString());
        var kind = Level is not null ? BlockKind.Heading : label.Length > 0 ? BlockKind.ListItem : BlockKind.Paragraph;
        text.Add(kind, _words.ToString(), Level, label.Any(char.IsLetterOrDigit) ? label : "");
        _words.Clear();
        _label.Clear();
        FlushNotes();
    }

    /// <summary>Ends a cell.</summary>
    public void EndCell()
    {
        _cells.Add(WhiteSpace.Fold($"{_label} {_words}"));
        _words.Clear();
        _label.Clear();
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        if (_cells.Count > 0)
        {
            text.Add(BlockKind.TableRow, string.Join(" | ", _cells));
            _cells.Clear();
        }
    }

    /// <summary>Ends a note.</summary>
    public void EndNote()
    {
        _notes.Add(_note.ToString());
        _note.Clear();
    }

    /// <summary>Ends the document.</summary>
    public void End()
    {
        InTable = false;
        EndParagraph();
    }

    private void FlushNotes()
    {
        foreach (var note in _notes)
        {
            text.Add(BlockKind.Footnote, note);
        }

        _notes.Clear();
    }
}

using System.Text;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Text;

namespace Summarizer.Documents.Rtf;

/// <summary>Follows the groups and controls of a file.</summary>
internal sealed class RtfInterpreter(RtfBlocks blocks, LeftOutCounter left)
{
    private const int Deepest = 512;
    private const int NoHeading = 9;

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "colortbl", "stylesheet", "info", "author", "operator", "creatim", "revtim", "printim", "company", "fldinst", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator",
        "themedata", "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "pgdsctbl", "filetbl", "bkmkstart", "bkmkend", "nonshppict", "sp", "sn", "sv", "datafield", "xe", "tc",
        "atrfstart", "atrfend", "atnid", "atnauthor", "atntime", "atnref", "atndate", "pn", "private", "mmathPr", "wgrffmtfilter", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "template",
        "formfield", "upr",
    };

    private readonly Stack<RtfState> _outer = new();
    private readonly Dictionary<int, Encoding> _fonts = [];
    private readonly List<byte> _bytes = [];
    private readonly StringBuilder _title = new();
    private RtfState _state = new(RtfTarget.Body, TextDecoder.CodePage(1252));
    private int _skip;

    /// <summary>Title that the file gives itself.</summary>
    public string Title => _title.ToString();

    /// <summary>Takes the next token.</summary>
    /// <exception cref="DocumentException">Groups nest too deeply.</exception>
    public void Take(RtfToken token)
    {
        switch (token.Kind)
        {
            case RtfTokenKind.Byte when _skip > 0:
                _skip--;
                break;
            case RtfTokenKind.Byte:
                _bytes.Add((byte)token.Number!.Value);
                break;
            case RtfTokenKind.Open:
                FlushBytes();
                _outer.Push(_outer.Count < Deepest ? _state : throw new DocumentException(DocumentError.TooLarge, $"The file nests its groups deeper than {Deepest}, which is the limit.") { Limit = Deepest });
                _state = _state with { Optional = false };
                _skip = 0;
                break;
            case RtfTokenKind.Close:
                Close();
                break;
            default:
                FlushBytes();
                Control(token.Word, token.Number);
                break;
        }
    }

    private void Close()
    {
        FlushBytes();
        var inner = _state;
        _state = _outer.TryPop(out var outer) ? outer : _state;
        _skip = 0;
        if (inner.Target == RtfTarget.Note && _state.Target != RtfTarget.Note)
        {
            blocks.EndNote();
        }
    }

    private void FlushBytes()
    {
        if (_bytes.Count > 0)
        {
            Say(_state.Encoding.GetString([.. _bytes]));
            _bytes.Clear();
        }
    }

    private void Say(string words)
    {
        if (_state.Hidden || _state.Deleted)
        {
            left.Add(_state.Deleted ? LeftOutKinds.Deletion : LeftOutKinds.HiddenText, string.IsNullOrWhiteSpace(words) ? 0 : 1);
        }
        else if (_state.Target == RtfTarget.Title)
        {
            _title.Append(words);
        }
        else if (_state.Target != RtfTarget.Nowhere)
        {
            blocks.Say(_state.Target, words);
        }
    }

    private void Control(string word, int? number)
    {
        if (Character(word, number) is { } character)
        {
            Say(character);
        }
        else if (!Structure(word, number) && !Format(word, number))
        {
            Destination(word);
        }
    }

    private string? Character(string word, int? number)
    {
        if (word == "u" && number is { } code)
        {
            _skip = _state.Substitutes;
            return ((char)(ushort)code).ToString();
        }

        return word switch
        {
            "tab" or "line" or "~" or "emspace" or "enspace" or "qmspace" or "lbr" => " ",
            "_" => "-",
            "-" => "\u00AD",
            "bullet" => "•",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "zwj" => "\u200D",
            "zwnj" => "\u200C",
            "\\" or "{" or "}" => word,
            _ => null,
        };
    }

    private bool Structure(string word, int? number)
    {
        if (_state.Target == RtfTarget.Note && word is "par" or "cell" or "row" or "nestcell" or "nestrow")
        {
            Say(" ");
            return true;
        }

        if (_state.Target != RtfTarget.Body)
        {
            return word is "par" or "sect" or "page";
        }

        switch (word)
        {
            case "par" or "sect" or "page":
                blocks.EndParagraph();
                return true;
            case "pard":
                (blocks.Level, blocks.InTable) = (null, false);
                return true;
            case "intbl":
                blocks.InTable = true;
                return true;
            case "outlinelevel":
                blocks.Level = number is >= 0 and < NoHeading ? Math.Min(number.Value + 1, 6) : null;
                return true;
            case "cell" or "nestcell":
                blocks.EndCell();
                return true;
            case "row" or "nestrow":
                blocks.EndRow();
                return true;
            default:
                return false;
        }
    }

    private bool Format(string word, int? number)
    {
        switch (word)
        {
            case "ansicpg" when number is { } page:
                _state = _state with { Encoding = TextDecoder.CodePage(page) };
                return true;
            case "uc":
                _state = _state with { Substitutes = Math.Clamp(number ?? 1, 0, 16) };
                return true;
            case "v":
                _state = _state with { Hidden = number != 0 };
                return true;
            case "deleted":
                _state = _state with { Deleted = number != 0 };
                return true;
            case "plain":
                _state = _state with { Hidden = false, Deleted = false };
                return true;
            case "f" when number is { } font:
                _state = _state with { Font = font, Encoding = !_state.InFonts && _fonts.TryGetValue(font, out var encoding) ? encoding : _state.Encoding };
                return true;
            case "fcharset" when _state.InFonts && number is > 1 and { } set && RtfCharsets.CodePageOf(set) is { } own:
                _fonts[_state.Font] = TextDecoder.CodePage(own);
                return true;
            case "*":
                _state = _state with { Optional = true };
                return true;
            default:
                return false;
        }
    }

    private void Destination(string word)
    {
        switch (word)
        {
            case "fonttbl":
                _state = _state with { Target = RtfTarget.Nowhere, InFonts = true };
                break;
            case "title" when _state.Target == RtfTarget.Nowhere:
                _state = _state with { Target = RtfTarget.Title };
                break;
            case "footnote" when _state.Target == RtfTarget.Body:
                _state = _state with { Target = RtfTarget.Note };
                break;
            case "listtext" or "pntext":
                _state = _state with { Target = RtfTarget.Label };
                break;
            case "pict":
                LeaveOut(LeftOutKinds.Image);
                break;
            case "objdata" or "objclass":
                LeaveOut(word == "objdata" ? LeftOutKinds.EmbeddedObject : null);
                break;
            case "header" or "headerl" or "headerr" or "headerf":
                LeaveOut(LeftOutKinds.Header);
                break;
            case "footer" or "footerl" or "footerr" or "footerf":
                LeaveOut(LeftOutKinds.Footer);
                break;
            case "annotation":
                LeaveOut(LeftOutKinds.Comment);
                break;
            case "ud" or "shppict" or "fldrslt" or "shptxt" or "shpinst" or "result":
                _state = _state with { Optional = false, Target = word == "ud" && _outer.TryPeek(out var outer) ? TargetOf(outer) : _state.Target };
                break;
            case var _ when Silent.Contains(word) || _state.Optional:
                LeaveOut(null);
                break;
        }
    }

    // The Unicode twin of a text goes where the text would have gone.
    private RtfTarget TargetOf(RtfState outer) => outer.Target == RtfTarget.Nowhere && _outer.Count > 1 ? _outer.ElementAt(1).Target : outer.Target;

    private void LeaveOut(string? kind)
    {
        if (kind is not null && _state.Target == RtfTarget.Body)
        {
            left.Add(kind);
        }

        _state = _state with { Target = RtfTarget.Nowhere };
    }
}

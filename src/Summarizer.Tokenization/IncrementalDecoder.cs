using System.Buffers;
using System.Text;
using Summarizer.Tokenization.Decoding;

namespace Summarizer.Tokenization;

/// <summary>
/// Decodes tokens one by one. The concatenation of everything returned equals <see cref="TextTokenizer.Decode"/> of all ids. Not safe for
/// concurrent use.
/// </summary>
public sealed class IncrementalDecoder
{
    private readonly DecodingRules _rules;
    private readonly ArrayBufferWriter<byte> _pending = new(16);
    private bool _beforeText = true;
    private bool _tookPrefix;
    private bool _hasText;

    internal IncrementalDecoder(DecodingRules rules) => _rules = rules;

    /// <summary>Whether bytes wait for the rest of their character.</summary>
    public bool IsIncomplete => _pending.WrittenCount > 0;

    /// <summary>Text that became certain with this token; empty while a character is incomplete.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public string Append(int id)
    {
        if (_rules.BytesOf(id) is { } part)
        {
            _pending.Write(part);
            return Seen(Drain(all: false));
        }

        string bytes = Seen(Drain(all: true));
        _beforeText &= !_tookPrefix && !_hasText;
        string text = Seen(_rules.Text(id, _beforeText, out _tookPrefix));
        return bytes.Length == 0 ? text : bytes + text;
    }

    /// <summary>Text of whatever is incomplete at the end: U+FFFD for what belongs to no character.</summary>
    public string Flush() => Seen(Drain(all: true));

    private string Seen(string text)
    {
        _hasText |= text.Length > 0;
        return text;
    }

    /// <summary>
    /// Takes the characters that are complete and the bytes that can no longer become one; with <paramref name="all"/>, everything.
    /// </summary>
    private string Drain(bool all)
    {
        if (_pending.WrittenCount == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        var bytes = _pending.WrittenSpan;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out int length);
            if (status == OperationStatus.NeedMoreData && !all)
            {
                break;
            }

            // .NET takes the bytes that begin a character together; SentencePiece replaces every one of them.
            length = status != OperationStatus.Done && _rules.ReplacesEveryByte ? 1 : length;
            text.Append(rune.ToString());
            bytes = bytes[length..];
        }

        byte[] rest = bytes.ToArray();
        _pending.ResetWrittenCount();
        _pending.Write(rest);
        return text.ToString();
    }
}

using System.Text;
using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization;

/// <summary>Decodes tokens one by one. The concatenation of everything returned equals <see cref="TextTokenizer.Decode"/> of all ids. Not safe for concurrent use.</summary>
public sealed class IncrementalDecoder
{
    private readonly DecodingRules _rules;
    private readonly byte[] _pending = new byte[4];
    private int _pendingBytes;
    private bool _beforeText = true;
    private bool _tookPrefix;
    private bool _hasText;

    internal IncrementalDecoder(DecodingRules rules) => _rules = rules;

    /// <summary>Whether bytes wait for the rest of their character.</summary>
    public bool IsIncomplete => _pendingBytes > 0;

    /// <summary>Text that became certain with this token; empty while a character is incomplete.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The id is not in the vocabulary.</exception>
    public string Append(int id)
    {
        if (_rules.TypeOf(id) == PieceType.Byte)
        {
            _pending[_pendingBytes++] = _rules.ByteOf(id);
            return Seen(Drain(all: false));
        }

        string bytes = Seen(Drain(all: true));
        _beforeText &= !_tookPrefix && !_hasText;
        string text = Seen(_rules.Text(id, _beforeText, out _tookPrefix));
        return bytes.Length == 0 ? text : bytes + text;
    }

    /// <summary>Text of whatever is incomplete at the end: one U+FFFD per byte.</summary>
    public string Flush() => Seen(Drain(all: true));

    private string Seen(string text)
    {
        _hasText |= text.Length > 0;
        return text;
    }

    /// <summary>Takes the characters that are complete and the bytes that can no longer become one; with <paramref name="all"/>, everything.</summary>
    private string Drain(bool all)
    {
        string text = "";
        while (_pendingBytes > 0)
        {
            var status = Rune.DecodeFromUtf8(_pending.AsSpan(0, _pendingBytes), out var rune, out int bytes);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !all)
            {
                break;
            }

            // SentencePiece replaces every byte of a broken character; .NET would take several of them for one U+FFFD.
            bytes = status == System.Buffers.OperationStatus.Done ? bytes : 1;
            text += rune.ToString();
            _pendingBytes -= bytes;
            _pending.AsSpan(bytes, _pendingBytes).CopyTo(_pending);
        }

        return text;
    }
}

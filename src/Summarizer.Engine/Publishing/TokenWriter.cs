using System.Text;
using System.Threading.Channels;
using Summarizer.Engine.Requests;
using Summarizer.Tokenization;

namespace Summarizer.Engine.Publishing;

/// <summary>Turns written ids into the tokens that a caller sees. The texts of all of them together are the text of the output.</summary>
/// <remarks>
/// A token whose text is not decided yet (half a character, the possible beginning of a stop text) waits for the next token or the end.
/// </remarks>
/// <param name="tokens">Where the tokens go.</param>
/// <param name="tokenizer">Knows the texts of the ids; null for tokens without text.</param>
/// <param name="stops">Texts that end the output.</param>
internal sealed class TokenWriter(ChannelWriter<GeneratedToken> tokens, TextTokenizer? tokenizer, IReadOnlyList<string> stops)
{
    private readonly IncrementalDecoder? _decoder = tokenizer?.CreateDecoder();
    private readonly StopTexts _stops = new(stops);
    private readonly StringBuilder _text = new();
    private GeneratedToken? _waiting;

    /// <summary>Text so far; null without a tokenizer.</summary>
    public string? Text => _decoder is null ? null : _text.ToString();

    /// <summary>Whether a stop text was completed. It, and what follows it, is not written.</summary>
    public bool IsStopped => _stops.IsFound;

    /// <summary>Adds a token.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="elapsed">When it was chosen.</param>
    public void Append(int id, TimeSpan elapsed = default)
    {
        Release();
        _waiting = new GeneratedToken(id, _stops.Append(TextOf(id)), elapsed);
        if (IsStopped || !(_decoder is { IsIncomplete: true } || _stops.IsHolding))
        {
            Release();
        }
    }

    /// <summary>Writes what waits: nothing more comes.</summary>
    public void Complete()
    {
        if (_waiting is { } token && _decoder is not null && !IsStopped)
        {
            var rest = _stops.Append(_decoder.Flush());
            _waiting = token with { Text = token.Text + rest + _stops.Flush() };
        }

        Release();
    }

    // Checkpoints pad their vocabulary: ids above the tokenizer's can be chosen, though no training text ever had them, and have no text.
    private string TextOf(int id) => _decoder is not null && id < tokenizer!.Vocabulary ? _decoder.Append(id) : "";

    private void Release()
    {
        if (_waiting is { } token)
        {
            _text.Append(token.Text);
            tokens.TryWrite(token);
            _waiting = null;
        }
    }
}

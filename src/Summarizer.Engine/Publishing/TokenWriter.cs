using System.Text;
using System.Threading.Channels;
using Summarizer.Engine.Requests;
using Summarizer.Tokenization;

namespace Summarizer.Engine.Publishing;

/// <summary>Turns written ids into the tokens that a caller sees. The texts of all of them together are the text of the output.</summary>
/// <remarks>A token whose text is not decided yet (half a character, the possible beginning of a stop text) waits for the next token or the end.</remarks>
/// <param name="tokens">Where the tokens go.</param>
/// <param name="decoder">Decodes the ids; null for tokens without text.</param>
/// <param name="stops">Texts that end the output.</param>
internal sealed class TokenWriter(ChannelWriter<GeneratedToken> tokens, IncrementalDecoder? decoder, IReadOnlyList<string> stops)
{
    private readonly StopTexts _stops = new(stops);
    private readonly StringBuilder _text = new();
    private GeneratedToken? _waiting;

    /// <summary>Text so far; null without a decoder.</summary>
    public string? Text => decoder is null ? null : _text.ToString();

    /// <summary>Whether a stop text was completed. It, and what follows it, is not written.</summary>
    public bool IsStopped => _stops.IsFound;

    /// <summary>Adds a token.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="elapsed">When it was chosen.</param>
    public void Append(int id, TimeSpan elapsed = default)
    {
        Release();
        if (decoder is null)
        {
            tokens.TryWrite(new GeneratedToken(id, "", elapsed));
            return;
        }

        _waiting = new GeneratedToken(id, _stops.Append(decoder.Append(id)), elapsed);
        if (IsStopped || !(decoder.IsIncomplete || _stops.IsHolding))
        {
            Release();
        }
    }

    /// <summary>Writes what waits: nothing more comes.</summary>
    public void Complete()
    {
        if (_waiting is { } token && decoder is not null)
        {
            var rest = _stops.Append(decoder.Flush());
            _waiting = token with { Text = token.Text + rest + _stops.Flush() };
        }

        Release();
    }

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

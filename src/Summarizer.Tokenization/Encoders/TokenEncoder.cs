namespace Summarizer.Tokenization.Encoders;

/// <summary>From text to tokens, for one kind of tokenizer.</summary>
internal abstract class TokenEncoder
{
    /// <summary>Encodes a text, in which markup is ordinary characters, and selects what the caller needs of each token.</summary>
    public abstract List<T> Encode<T>(string text, Func<TokenSpan, T> select);
}

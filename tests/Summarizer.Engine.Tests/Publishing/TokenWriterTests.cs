using System.Text;
using System.Threading.Channels;
using Summarizer.Engine.Publishing;
using Summarizer.Engine.Requests;
using Summarizer.Tokenization;

namespace Summarizer.Engine.Tests.Publishing;

public sealed class TokenWriterTests
{
    private static readonly TextTokenizer Tokenizer = TextTokenizer.Load(Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model"));
    private readonly Channel<GeneratedToken> _tokens = Channel.CreateUnbounded<GeneratedToken>();

    [Theory]
    [InlineData("The engine writes text.")]
    [InlineData("Grüße — 東京 🙂 end")]
    [InlineData("\U0001FAE8\U0001FAE8")]
    public void Append_WholeText_ComesOutInWholeCharacters(string text)
    {
        var ids = Tokenizer.Encode(text);

        var (written, result) = Write(ids, []);

        Assert.Equal(ids, written.Select(token => token.Id));
        Assert.Equal(text, result);
        Assert.Equal(text, string.Concat(written.Select(token => token.Text)));
        Assert.All(written, token => Assert.True(IsWhole(token.Text), $"'{token.Text}' ends within a character."));
    }

    [Fact]
    public void Complete_HalfACharacterAtTheEnd_GoesWithTheLastToken()
    {
        var ids = Tokenizer.Encode("a\U0001FAE8").SkipLast(1).ToList();

        var (written, result) = Write(ids, []);

        Assert.Equal(ids, written.Select(token => token.Id));
        Assert.Equal(Tokenizer.Decode(ids), result);
        Assert.EndsWith("\uFFFD", written[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_StopText_EndsTheOutputBeforeIt()
    {
        var (written, result) = Write(Tokenizer.Encode("one two STOP three"), ["STOP", "never"]);

        Assert.Equal("one two ", result);
        Assert.Equal("one two ", string.Concat(written.Select(token => token.Text)));
    }

    [Fact]
    public void Complete_BeginningOfAStopTextAtTheEnd_IsText()
    {
        var (written, result) = Write(Tokenizer.Encode("one two ST"), ["STOP"]);

        Assert.Equal("one two ST", result);
        Assert.Equal("one two ST", string.Concat(written.Select(token => token.Text)));
    }

    [Fact]
    public void Append_IdAboveTheTokenizers_HasNoText()
    {
        var (written, result) = Write([Tokenizer.Vocabulary + 7, .. Tokenizer.Encode("a")], []);

        Assert.Equal("", written[0].Text);
        Assert.Equal("a", result);
    }

    [Fact]
    public void Append_NoTokenizer_WritesIdsAtOnce()
    {
        var writer = new TokenWriter(_tokens.Writer, null, []);

        writer.Append(9);

        Assert.True(_tokens.Reader.TryRead(out var token));
        Assert.Equal((9, ""), (token.Id, token.Text));
        Assert.Null(writer.Text);
    }

    private (List<GeneratedToken> Written, string? Text) Write(IEnumerable<int> ids, string[] stops)
    {
        var writer = new TokenWriter(_tokens.Writer, Tokenizer, stops);
        foreach (var id in ids.TakeWhile(_ => !writer.IsStopped))
        {
            writer.Append(id);
        }

        writer.Complete();
        var written = new List<GeneratedToken>();
        while (_tokens.Reader.TryRead(out var token))
        {
            written.Add(token);
        }

        return (written, writer.Text);
    }

    private static bool IsWhole(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}

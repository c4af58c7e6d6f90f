using System.Text;
using CsCheck;

namespace Summarizer.Tokenization.Tests;

public sealed class DecoderTests
{
    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Append_EveryGoldenSequence_ConcatenatesToTheGoldenText(string fixture)
    {
        var golden = Golden.Of(fixture);
        Assert.All(golden.Cases, c => Assert.Equal(c.Decoded, Concatenate(golden.Tokenizer, c.Ids)));
        Assert.All(golden.Decodings, d => Assert.Equal(d.Decoded, Concatenate(golden.Tokenizer, d.Ids)));
    }

    [Theory]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public void Append_AnyIds_ConcatenatesToWhatTheBytesOfAllPiecesSay(string fixture)
    {
        var tokenizer = Golden.Of(fixture).Tokenizer;
        Ids(tokenizer).Sample(ids =>
        {
            string expected = Reference(tokenizer, ids, removesSpaces: fixture == Golden.T5);
            Assert.Equal(expected, Concatenate(tokenizer, ids));
            Assert.Equal(expected, tokenizer.Decode(ids));
        }, iter: 2000);
    }

    [Fact]
    public void Append_BytesOfOneCharacter_EmitsItWithTheLast()
    {
        var tokenizer = Golden.Of(Golden.Gemma).Tokenizer;
        var decoder = tokenizer.CreateDecoder();

        Assert.Equal(["", "", "", "\U0010ffff"], tokenizer.Encode("\U0010ffff").Select(decoder.Append));
        Assert.Equal("", decoder.Flush());
    }

    [Fact]
    public void Append_AfterABrokenCharacter_EmitsOneReplacementPerByte()
    {
        var tokenizer = Golden.Of(Golden.Gemma).Tokenizer;
        var decoder = tokenizer.CreateDecoder();
        var bytes = tokenizer.Encode("\U0010ffff");
        int word = tokenizer.Encode(" the")[0];

        Assert.Equal("", decoder.Append(bytes[0]));
        Assert.Equal("", decoder.Append(bytes[1]));
        Assert.Equal("\uFFFD\uFFFD the", decoder.Append(word));
        Assert.Equal("", decoder.Append(bytes[0]));
        Assert.Equal("\uFFFD", decoder.Flush());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2048)]
    [InlineData(int.MaxValue)]
    public void Append_IdOutsideTheVocabulary_SaysTheRange(int id)
    {
        var tokenizer = Golden.Of(Golden.Gemma).Tokenizer;

        var e = Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.CreateDecoder().Append(id));

        Assert.Contains("0 to 2047", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Decode([id]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Piece(id));
    }

    private static string Concatenate(TextTokenizer tokenizer, IEnumerable<int> ids)
    {
        var decoder = tokenizer.CreateDecoder();
        var parts = ids.Select(decoder.Append).ToList();
        parts.Add(decoder.Flush());
        Assert.All(parts, part => Assert.Equal(part, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part))));
        return string.Concat(parts);
    }

    // Special ids, bytes (which come first in both vocabularies, if there are any) and all others in equal parts.
    private static Gen<int[]> Ids(TextTokenizer tokenizer) =>
        Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 270], Gen.Int[200, 270], Gen.Int[0, tokenizer.Vocabulary - 1]).Array[0, 30];

    /// <summary>The same by another way: all bytes of the text first, with 0xFF for what belongs to no character, then characters.</summary>
    private static string Reference(TextTokenizer tokenizer, int[] ids, bool removesSpaces)
    {
        var text = new StringBuilder();
        var run = new List<byte>();
        foreach (int id in ids.Append(-1))
        {
            string piece = id < 0 ? "" : tokenizer.Piece(id);
            if (piece.StartsWith("<0x", StringComparison.Ordinal))
            {
                run.Add(Convert.ToByte(piece[3..5], 16));
                continue;
            }

            for (int i = 0; i < run.Count;)
            {
                int length = Enumerable.Range(1, Math.Min(4, run.Count - i)).FirstOrDefault(n => IsOneCharacter([.. run[i..(i + n)]]));
                text.Append(length == 0 ? "\uFFFD" : Encoding.UTF8.GetString([.. run[i..(i + length)]]));
                i += Math.Max(1, length);
            }

            run.Clear();
            bool control = id < 0 || id == tokenizer.PadId || id == tokenizer.BosId || id == tokenizer.EosId;
            bool first = removesSpaces && text.Length == 0 && piece.StartsWith('\u2581');
            text.Append(control ? "" : id == tokenizer.UnkId ? " \u2047 " : piece[(first ? 1 : 0)..].Replace('\u2581', ' '));
        }

        return text.ToString();
    }

    private static bool IsOneCharacter(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).EnumerateRunes().Count() == 1;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Tests;

/// <summary>A damaged file either loads, and then works as some tokenizer, or is refused with the documented exception.</summary>
public sealed class MutationTests
{
    private const string Text = "Hello world,  e\u0301 \uFB01 \u3000 你好 🙂\n\n--- <unk> \u2581\u2581";

    [Theory(Timeout = 300_000)]
    [InlineData(Golden.Gemma)]
    [InlineData(Golden.T5)]
    public async Task Load_ThousandMutations_WorkOrAreRefused(string fixture)
    {
        byte[] file = await File.ReadAllBytesAsync(Golden.ModelPath(fixture), TestContext.Current.CancellationToken);
        var random = new Random(20261123);
        int refused = 0;
        await Task.Run(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                refused += IsRefused(Mutate(file, random)) ? 1 : 0;
            }
        }, TestContext.Current.CancellationToken);

        // Else the mutations would not reach what they are to test.
        Assert.InRange(refused, 200, 990);
    }

    private static bool IsRefused(byte[] file)
    {
        try
        {
            var tokenizer = ModelBuilder.Load(file);
            tokenizer.EncodeSpans(Text);
            tokenizer.Decode(tokenizer.Encode(Text));
            tokenizer.Decode(Enumerable.Range(0, tokenizer.Vocabulary));
            return false;
        }
        catch (TokenizerException)
        {
            return true;
        }
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        byte[] file = [.. original];
        for (int edits = random.Next(1, 5); edits > 0; edits--)
        {
            int at = random.Next(file.Length);
            int length = Math.Min(random.Next(1, 64), file.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    random.NextBytes(file.AsSpan(at, length));
                    break;
                case 2:
                    file = [.. file[..at], .. file[(at + length)..]];
                    break;
                case 3:
                    file = [.. file[..(at + length)], .. file[at..]];
                    break;
                case 4:
                    file.AsSpan(at, length).Fill((byte)(random.Next(2) * 0xFF));
                    break;
                default:
                    // The settings are at the end, where random places seldom hit them.
                    file[file.Length - 1 - random.Next(Math.Min(200, file.Length))] = (byte)random.Next(256);
                    break;
            }
        }

        return file;
    }
}

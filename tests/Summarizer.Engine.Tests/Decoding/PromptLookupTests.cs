using Summarizer.Engine.Decoding;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class PromptLookupTests
{
    private static readonly int[] Input = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 11, 12, 50];

    [Fact]
    public void Guess_KeyInTheInput_IsWhatFollowsIt() => Assert.Equal([13, 14, 15], Guess(new PromptLookup(Input), [2, 11, 12]));

    [Fact]
    public void Guess_ThreeTokensAgree_AreBelievedMoreThanTwo() => Assert.Equal([50], Guess(new PromptLookup(Input), [2, 33, 11, 12]));

    [Fact]
    public void Guess_KeyOnlyInTheSequence_IsWhatFollowedItThere() => Assert.Equal([7, 2, 5], Guess(new PromptLookup([]), [2, 5, 6, 7, 2, 5, 6]));

    [Theory]
    [InlineData(new[] { 2 })]
    [InlineData(new[] { 2, 12 })]
    [InlineData(new[] { 2, 11, 50 })]
    [InlineData(new[] { 12, 50 })]
    public void Guess_NothingFollows_IsNone(int[] sequence) => Assert.Empty(Guess(new PromptLookup(Input), sequence));

    [Fact]
    public void Guess_LessIsOfUse_IsShorter()
    {
        Assert.Equal([13], Guess(new PromptLookup(Input), [2, 11, 12], most: 1));
        Assert.Empty(Guess(new PromptLookup(Input), [2, 11, 12], most: 0));
    }

    [Fact]
    public void Learn_AfterRightGuesses_TheyGetLonger()
    {
        var lookup = new PromptLookup(Input);

        lookup.Learn(3, 3);
        Assert.Equal(7, Guess(lookup, [2, 11, 12]).Length);
        lookup.Learn(7, 7);
        lookup.Learn(15, 15);
        Assert.Equal(PromptLookup.MostTokens, Guess(lookup, [2, 11, 12]).Length);
        lookup.Learn(15, 5);
        Assert.Equal(5, Guess(lookup, [2, 11, 12]).Length);
    }

    [Fact]
    public void Learn_AfterWrongGuesses_ThereAreLongerAndLongerPauses()
    {
        var lookup = new PromptLookup(Input);
        var pauses = new List<int>();
        for (var round = 0; round < 7; round++)
        {
            lookup.Learn(3, 0);
            var pause = 0;
            while (Guess(lookup, [2, 11, 12]).Length == 0)
            {
                pause++;
            }

            pauses.Add(pause);
        }

        Assert.Equal([1, 2, 4, 8, 16, 16, 16], pauses);
        lookup.Learn(3, 1);
        Assert.NotEmpty(Guess(lookup, [2, 11, 12]));
    }

    private static int[] Guess(PromptLookup lookup, int[] sequence, int most = PromptLookup.MostTokens)
    {
        var guess = new int[most];
        return guess[..lookup.Guess(sequence, guess)];
    }
}

using Summarizer.Engine.Decoding;
using Summarizer.Engine.Requests;

namespace Summarizer.Engine.Tests.Decoding;

public sealed class TokenSearchTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(512)]
    [InlineData(32_768)]
    public void Advance_EqualScores_TakesTheFirst(int vocabulary)
    {
        foreach (var first in new[] { 0, 1, 5, vocabulary - 2 })
        {
            var logits = new float[vocabulary];
            logits[first] = logits[vocabulary - 1] = 3;

            Assert.Equal([first], Run(Search(maxTokens: 1), logits).Output.ToArray());
        }
    }

    [Fact]
    public void Advance_EndToken_StopsWithoutIt()
    {
        var search = Search(maxTokens: 9, endTokens: [1, 4]);

        Run(search, [0, 0, 0, 2, 1]);
        Assert.Null(search.Finished);
        Run(search, [0, 0, 0, 2, 3]);

        Assert.Equal(FinishReason.Stop, search.Finished);
        Assert.Equal([3], search.Output.ToArray());
    }

    [Fact]
    public void Advance_EndTokenAsTheLastAllowed_CountsAsStop()
    {
        var search = Run(Search(maxTokens: 1, endTokens: [1]), [0, 9, 0]);

        Assert.Equal(FinishReason.Stop, search.Finished);
        Assert.Empty(search.Output.ToArray());
    }

    [Theory]
    [InlineData(1, FinishReason.Length)]
    [InlineData(2, FinishReason.Stop)]
    public void Advance_ForcedEnd_IsNoStop(int maxTokens, FinishReason expected)
    {
        var processors = new LogitsProcessors(new SamplingOptions(), 0, [1], new ForcedTokens(null, 1, maxTokens));
        var search = Run(new TokenSearch([0], maxTokens, [1], processors), [0, 9, 0]);

        Assert.Equal((expected, 1), (search.Finished, search.EndToken));
        Assert.Empty(search.Output.ToArray());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Score_NotANumberAnywhere_Fails(float broken)
    {
        var logits = new float[600];
        logits[555] = broken;

        var error = Assert.Throws<EngineException>(() => Search(maxTokens: 1).Score(0, logits));

        Assert.Equal(EngineError.InferenceFailed, error.Error);
    }

    [Fact]
    public void Score_EverythingForbidden_Fails()
    {
        var constraint = new OnlyTokens([]);

        Assert.Throws<EngineException>(() => Search(maxTokens: 1, constraint: constraint).Score(0, [1, 2, 3]));
    }

    [Fact]
    public void Score_Constraint_ActsBeforeTheOtherProcessorsAndHearsOfTheChoice()
    {
        var constraint = new OnlyTokens([0, 2]);

        var search = Run(Search(maxTokens: 2, constraint: constraint), [1, 9, 2]);

        Assert.Equal([2], search.Output.ToArray());
        Assert.Equal([2], constraint.Accepted);
    }

    private static TokenSearch Search(int maxTokens, int[]? endTokens = null, TokenConstraint? constraint = null) =>
        new([2], maxTokens, endTokens ?? [], new LogitsProcessors(new SamplingOptions(), 0, endTokens ?? []), constraint: constraint);

    private static TokenSearch Run(TokenSearch search, float[] logits)
    {
        search.Score(0, logits);
        search.Advance();
        return search;
    }
}

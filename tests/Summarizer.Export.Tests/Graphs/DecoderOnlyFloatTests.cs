namespace Summarizer.Export.Tests.Graphs;

/// <summary>The float32 graphs of Gemma 2 and Gemma 3 against transformers.</summary>
public sealed class DecoderOnlyFloatTests
{
    private const float LogitTolerance = 1e-3f;
    private const int Capacity = 64;

    public static TheoryData<string> Fixtures => ["gemma2-decoder", "gemma3-decoder"];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Prompt_AtOnce_MatchesTransformers(string name) => Compare(name, [33]);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Prompt_InChunks_MatchesTransformers(string name) => Compare(name, [7, 1, 16, 9]);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Prompt_LastTokensOnly_MatchesTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var run = new DecoderRun(model.Decoder, encoded: null, rows: 1, Capacity);
        var (expected, prompt) = (golden["logits_right_padded"], golden.Input(2));

        Tensor.AssertClose(expected.At(2, 19), run.StepKeeping(1, prompt[..20]).At(0, 0), LogitTolerance);
        var logits = run.StepKeeping(3, prompt[20..]);
        for (var i = 0; i < 3; i++)
        {
            Tensor.AssertClose(expected.At(2, 30 + i), logits.At(0, i), LogitTolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void RaggedBatch_OneByOne_MatchesTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var run = new DecoderRun(model.Decoder, encoded: null, rows: 3, Capacity);
        var expected = golden["logits_right_padded"];

        // Short rows repeat their last token at its place, so that the rows stand at different positions.
        for (var step = 0; step < 33; step++)
        {
            var at = golden.Lengths.Select(length => Math.Min(step, length - 1)).ToArray();
            for (var row = 0; row < 3; row++)
            {
                run.Rewind(row, at[row]);
            }

            var logits = run.Step([.. at.Select((position, row) => new[] { golden.InputIds[row][position] })]);
            for (var row = 0; row < 3; row++)
            {
                Tensor.AssertClose(expected.At(row, at[row]), logits.At(row, 0), LogitTolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Generation_AfterThePrompt_MatchesCachedTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var run = new DecoderRun(model.Decoder, encoded: null, rows: 1, Capacity);
        var (expected, sequence) = (golden["greedy_all.row2.step_logits"], golden.Sequences("greedy_all")[2]);
        var prompt = golden.Input(2);
        var logits = run.Step(prompt);
        Tensor.AssertClose(expected.At(0), logits.At(0, prompt.Length - 1), LogitTolerance);
        for (var step = 1; step < expected.Shape[0]; step++)
        {
            Tensor.AssertClose(expected.At(step), run.Step([sequence[prompt.Length + step - 1]]).Values, LogitTolerance);
        }
    }

    private static void Compare(string name, int[] chunks)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var run = new DecoderRun(model.Decoder, encoded: null, rows: 1, Capacity);
        var (expected, prompt) = (golden["logits_right_padded"], golden.Input(2));
        var position = 0;
        foreach (var chunk in chunks)
        {
            var logits = run.Step(prompt[position..(position + chunk)]);
            for (var i = 0; i < chunk; i++)
            {
                Tensor.AssertClose(expected.At(2, position++), logits.At(0, i), LogitTolerance);
            }
        }

        Assert.Equal(33, position);
    }
}

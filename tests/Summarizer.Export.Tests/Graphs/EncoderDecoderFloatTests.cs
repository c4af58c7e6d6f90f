namespace Summarizer.Export.Tests.Graphs;

/// <summary>The float32 graphs of T5Gemma, T5Gemma 2, T5 and BART against transformers.</summary>
public sealed class EncoderDecoderFloatTests
{
    // Other float32 runtimes differ from transformers by up to 2e-5 and 2.2e-4.
    private const float HiddenTolerance = 2e-4f;
    private const float LogitTolerance = 1e-3f;
    private const int Capacity = 40;

    public static TheoryData<string> Fixtures => ["t5gemma-balanced", "t5gemma-prescale24", "t5gemma-unbalanced", "t5gemma-untied", "t5gemma-nosoftcap", "t5gemma2-text", "t5-classic", "t5-original", "bart-classic"];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Encoder_PaddedBatch_MatchesTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var encoded = model.Encode(golden.Input(0), golden.Input(1), golden.Input(2));
        var (states, expected) = (encoded.HiddenStates, golden["encoder_last_hidden_state"]);
        for (var row = 0; row < 3; row++)
        {
            for (var token = 0; token < golden.Lengths[row]; token++)
            {
                Tensor.AssertClose(expected.At(row, token), states.At(row, token), HiddenTolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Encoder_RowAlone_MatchesTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        for (var row = 0; row < 3; row++)
        {
            using var encoded = model.Encode(golden.Input(row));
            Tensor.AssertClose(golden[$"row{row}.encoder_last_hidden_state"].Values, encoded.HiddenStates.Values, HiddenTolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Decoder_AllTokensAtOnce_MatchesTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        for (var row = 0; row < 3; row++)
        {
            using var encoded = model.Encode(golden.Input(row));
            using var run = model.Start(encoded, Capacity);
            Tensor.AssertClose(golden[$"row{row}.logits"].Values, run.Step(golden.DecoderInputIds[row]).Values, LogitTolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Decoder_OneByOneInRaggedBatch_MatchesTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var encoded = model.Encode(golden.Input(0), golden.Input(1), golden.Input(2));
        using var run = model.Start(encoded, Capacity);
        var expected = golden["logits"];
        for (var step = 0; step < golden.DecoderInputIds[0].Length; step++)
        {
            var logits = run.Step([.. golden.DecoderInputIds.Select(ids => new[] { ids[step] })]);
            for (var row = 0; row < 3; row++)
            {
                Tensor.AssertClose(expected.At(row, step), logits.At(row, 0), LogitTolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Decoder_RowsAtDifferentPositions_MatchesTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var encoded = model.Encode(golden.Input(0), golden.Input(1), golden.Input(2));
        using var run = model.Start(encoded, Capacity);
        var expected = golden["logits"];

        // Row r writes its first token anew until step 3r, then goes on: its position is always 3r behind row 0.
        for (var step = 0; step < golden.DecoderInputIds[0].Length; step++)
        {
            var at = Enumerable.Range(0, 3).Select(row => Math.Max(0, step - (3 * row))).ToArray();
            for (var row = 0; row < 3; row++)
            {
                run.Rewind(row, at[row]);
            }

            var logits = run.Step([.. golden.DecoderInputIds.Select((ids, row) => new[] { ids[at[row]] })]);
            for (var row = 0; row < 3; row++)
            {
                Tensor.AssertClose(expected.At(row, at[row]), logits.At(row, 0), LogitTolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Decoder_SeveralTokensAfterAPast_MatchesTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var encoded = model.Encode(golden.Input(0));
        using var run = model.Start(encoded, Capacity);
        var (expected, ids) = (golden["row0.logits"], golden.DecoderInputIds[0]);
        var vocabulary = expected.Shape[2];
        foreach (var (first, end) in new[] { (0, 1), (1, 5), (5, 6), (6, 12) })
        {
            Tensor.AssertClose(expected.Values.AsSpan(first * vocabulary, (end - first) * vocabulary), run.Step(ids[first..end]).Values, LogitTolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Decoder_PastTheWindow_MatchesCachedTransformers(string name)
    {
        using var golden = new Golden(name);
        using var model = FixtureGraphs.Float(name);
        using var encoded = model.Encode(golden.Input(2));
        using var run = model.Start(encoded, Capacity);
        var (expected, sequence) = (golden["greedy_all.row2.step_logits"], golden.Sequences("greedy_all")[2]);
        for (var step = 0; step < expected.Shape[0]; step++)
        {
            Tensor.AssertClose(expected.At(step), run.Step([sequence[step]]).Values, LogitTolerance);
        }
    }
}

using Summarizer.Bundles;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>Long inputs go through the encoder in chunks of queries; that must not be seen in the results.</summary>
public sealed class EncoderChunkTests
{
    private const float Tolerance = 2e-4f;

    public static TheoryData<string> Fixtures => ["t5gemma-balanced", "t5gemma-unbalanced", "t5gemma-nosoftcap"];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Encoder_PaddedBeyondOneChunk_EqualsOneChunk(string name)
    {
        var random = new Random(5);
        var row = Enumerable.Range(0, 500).Select(_ => (long)random.Next(3, 512)).ToArray();
        using var model = FixtureGraphs.Float(name);
        using var whole = model.Encode(row);

        // 3 chunks of 234, of which the last holds only padding and the end of the row; 513 is not a multiple of its 3 chunks' size either.
        foreach (var width in new[] { 513, 700 })
        {
            using var chunked = model.Encode(width, pad: 7, row);
            Assert.Equal(width, chunked.HiddenStates.Shape[1]);
            Tensor.AssertClose(whole.HiddenStates.Values, chunked.HiddenStates.Values.AsSpan(0, whole.HiddenStates.Values.Length), Tolerance);
        }
    }

    [Fact]
    public void Encoder_OneToken_Runs()
    {
        using var model = FixtureGraphs.Float("t5gemma-balanced");
        using var encoded = model.Encode([5L]);
        Assert.Equal([1, 2, 1, 16], ExportedModel.Copy(encoded[GraphNames.CrossKey(0)]).Shape);
        Assert.All(encoded.HiddenStates.Values, value => Assert.True(float.IsFinite(value)));
    }
}

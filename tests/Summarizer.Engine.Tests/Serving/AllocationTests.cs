using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

public sealed class AllocationTests(ExportedBundles bundles)
{
    private const int Steps = 100;

    [Theory]
    [InlineData("t5gemma-balanced")]
    [InlineData("gemma2-decoder")]
    public async Task Step_WithoutText_AllocatesAlmostNothing(string fixture)
    {
        var golden = new GoldenFixture(fixture);

        // A run over guessed tokens takes a few small native handles, and saves steps.
        await using var engine = Engines.Load(bundles.Of(fixture), options => options.PromptLookup = PromptLookupChoice.Off);
        var meter = new AllocationMeter();
        var request = golden.Request("greedy_all", 0) with
        {
            MaxTokens = Steps + 20,
            MinTokens = Steps + 20,
            Sampling = new SamplingOptions { RepetitionPenalty = 1.1, NoRepeatNgramSize = 3 },
            Constraint = meter,
        };

        await engine.RunAsync(request);

        // The segments of the token channel double as they grow, about 50 bytes per token. A list or closure per step would be above this.
        Assert.InRange(meter.BytesOfLast(Steps), 0, Steps * 64);
    }

    /// <summary>Looks at the loop's thread once per step.</summary>
    private sealed class AllocationMeter : TokenConstraint
    {
        private readonly long[] _bytes = new long[Steps + 20];
        private int _count;

        public long BytesOfLast(int steps) => _bytes[_count - 1] - _bytes[_count - 1 - steps];

        public override void Mask(Span<float> logits) => _bytes[_count++] = GC.GetAllocatedBytesForCurrentThread();

        public override void Accept(int token)
        {
        }

        public override TokenConstraint Fork() => throw new NotSupportedException("One sequence only.");
    }
}

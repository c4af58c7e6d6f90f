using Summarizer.Requests;

namespace Summarizer.Tests.Summarization;

public sealed class LengthTableTests
{
    [Theory]
    [InlineData(SummaryLength.Auto, null, null, 512, 0, 256)]
    [InlineData(SummaryLength.Short, null, null, 512, 0, 48)]
    [InlineData(SummaryLength.Medium, null, null, 512, 32, 128)]
    [InlineData(SummaryLength.Long, null, null, 512, 96, 384)]
    [InlineData(SummaryLength.Long, null, null, 128, 96, 128)] // the model's limit
    [InlineData(SummaryLength.Long, null, null, 64, 64, 64)]
    [InlineData(SummaryLength.Long, null, 10, 512, 10, 10)] // max_tokens pulls the lower bound down
    [InlineData(SummaryLength.Short, null, 200, 512, 0, 200)] // and wins over length
    [InlineData(SummaryLength.Short, 100, null, 512, 100, 100)] // min_tokens pushes the upper bound up
    [InlineData(SummaryLength.Auto, 5, 9, 512, 5, 9)]
    public void Bounds_FollowTheTable(SummaryLength length, int? min, int? max, int limit, int expectedMin, int expectedMax) =>
        Assert.Equal((expectedMin, expectedMax), LengthTable.Bounds(length, min, max, limit));
}

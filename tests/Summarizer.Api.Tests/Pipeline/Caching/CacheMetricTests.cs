using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Caching;

public sealed class CacheMetricTests(RememberingService service) : IClassFixture<RememberingService>
{
    [Fact]
    public async Task Requests_ByOutcome_AreCounted()
    {
        var outcomes = new ConcurrentQueue<string?>();
        using var listener = new MeterListener();

        // Other services of this test run have meters of the same name.
        var meters = service.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "summarizer.cache.requests" && instrument.Meter.Scope == meters)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            Assert.Equal(1, count);
            outcomes.Enqueue((string?)tags[0].Value);
        });
        listener.Start();

        foreach (var body in new object[] { new { text = "Counted." }, new { text = "Counted." }, new { text = "Counted.", temperature = 1 } })
        {
            using var response = await service.Client.SummarizeAsync(body);
        }

        Assert.Equal(["miss", "hit", "bypassed"], outcomes);
    }
}

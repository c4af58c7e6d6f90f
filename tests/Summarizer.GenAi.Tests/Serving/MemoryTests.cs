using Summarizer.Engine.Sessions;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Serving;

/// <summary>Tests that look at the memory of the process.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

/// <summary>The memory that generators read is freed with them, however they end.</summary>
[Collection(nameof(RunsAlone))]
public sealed class MemoryTests(ExportedBundles bundles)
{
    [Fact]
    public async Task Submit_BatchesBeamsFaultsAndCancellations_LeaveNoMemoryBehind()
    {
        var golden = new GoldenFixture("t5gemma-balanced");
        var before = NativeBuffer.LiveBytes;
        var faults = new ThrowingRuns();
        var engine = Engines.Load(bundles.Of("t5gemma-balanced"), batch: 4, faults: faults);

        for (var i = 0; i < 10; i++)
        {
            using var source = new CancellationTokenSource();
            var results = Enumerable.Range(0, 3).Select(row => engine.Submit(golden.Request("greedy_all", row), source.Token).Result).ToList();
            results.Add(engine.RunAsync(golden.Request("beam4", i % 3)));
            faults.Left = i % 2 == 0 ? i : int.MaxValue;
            if (i % 3 == 0)
            {
                await source.CancelAsync();
            }

            await Task.WhenAny(Task.WhenAll(results));
            Assert.All(results, result => Assert.True(result.IsCompleted));
        }

        // The last generator is freed a moment after its last token is told; a closed engine is done with it.
        await engine.DisposeAsync();
        Assert.Equal(before, NativeBuffer.LiveBytes);
    }
}

using System.Diagnostics;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>Many requests at once, some of them cancelled, again and again. Runs alone: it looks at the memory of the process.</summary>
[Collection(nameof(RunsAlone))]
[Trait(Category.Name, Category.Soak)]
public sealed class SoakTests(ExportedBundles bundles)
{
    private const int Parallel = 50;
    private const int Waves = 12;
    private const long MostGrowth = 32 << 20;

    [Fact]
    public async Task Submit_FiftyAtOnceAThirdCancelledMidway_AllRightAndMemoryFlat()
    {
        var nativeBefore = NativeBuffer.LiveBytes;
        var engine = Engines.Load(bundles.Random(), options => options.MaxBatchSize = 6);
        var random = new Random(1);
        var requests = Enumerable.Range(0, Parallel).Select(i => Request(random, i)).ToList();
        var alone = new List<GenerationResult>();
        foreach (var request in requests)
        {
            alone.Add(await engine.RunAsync(request));
        }

        await WaveAsync(engine, requests, alone);
        var native = NativeBuffer.LiveBytes;
        var resident = Resident();
        for (var wave = 0; wave < Waves; wave++)
        {
            await WaveAsync(engine, requests, alone);
        }

        Assert.Equal(native, NativeBuffer.LiveBytes);
        Assert.InRange(Resident() - resident, long.MinValue, MostGrowth);
        Assert.Equal((0, 0, 0L), (engine.Status.Running, engine.Status.Waiting, engine.Status.WaitingTokens));
        await engine.DisposeAsync();
        Assert.Equal(nativeBefore, NativeBuffer.LiveBytes);
    }

    // Every third request is cancelled: some before they start, some by themselves in the middle of a step.
    private static async Task WaveAsync(InferenceEngine engine, List<GenerationRequest> requests, List<GenerationResult> alone)
    {
        var running = new List<(GenerationResult Alone, Task<GenerationResult> Result)>();
        var cancelled = new List<Task>();
        for (var i = 0; i < requests.Count; i++)
        {
            if (i % 3 == 0)
            {
                cancelled.Add(CancelAsync(engine, requests[i], step: i % 7));
            }
            else
            {
                running.Add((alone[i], engine.RunAsync(requests[i])));
            }
        }

        await Task.WhenAll(cancelled);
        foreach (var (expected, result) in running)
        {
            Assert.Equal(expected.OutputIds, (await result).OutputIds);
            Assert.Equal(expected.Text, (await result).Text);
        }
    }

    private static async Task CancelAsync(InferenceEngine engine, GenerationRequest request, int step)
    {
        using var source = new CancellationTokenSource();
        var generation = engine.Submit(request with { Constraint = new CancellingConstraint(source, step) }, source.Token);
        if (step == 0)
        {
            await source.CancelAsync();
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => generation.Result.WaitAsync(Patience.Limit, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    private static GenerationRequest Request(Random random, int index) => new()
    {
        InputIds = [.. Enumerable.Range(0, random.Next(1, 250)).Select(_ => random.Next(5, 2048))],
        MaxTokens = random.Next(30, 60),
        IgnoreEnd = true,
        Beams = index % 8 == 5 ? new BeamOptions { Count = 2 + (index % 5) } : null,
        Sampling = index % 4 == 2 ? new SamplingOptions { Temperature = 1, TopP = 0.9, Seed = index } : new SamplingOptions { NoRepeatNgramSize = index % 3 },
    };

    private static long Resident()
    {
#pragma warning disable RS0030 // A leak test has to look at what is really alive.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
#pragma warning restore RS0030
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}

[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

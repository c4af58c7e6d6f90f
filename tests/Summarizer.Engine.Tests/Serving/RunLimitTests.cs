using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Sessions;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>Runs that take too long are stopped, and what comes after them is right.</summary>
public sealed class RunLimitTests(ExportedBundles bundles)
{
    private const string Fixture = "t5gemma-balanced";
    private readonly GoldenFixture _golden = new(Fixture);

    [Theory]
    [InlineData(false, "encoder")]
    [InlineData(true, "decoder")]
    public async Task Run_TakesTooLong_IsStoppedByOnnxRuntimeAndTheNextIsRight(bool decoder, string graph)
    {
        var late = new LateRun(decoder ? GraphKind.Decoder : GraphKind.Encoder);
        await using var engine = Load(late, options => options.MaxEncodeTime = options.MaxStepTime = TimeSpan.FromMilliseconds(200));
        late.Next = true;

        var error = await Assert.ThrowsAsync<EngineException>(() => engine.RunAsync(_golden.Request("greedy_all", 0)));

        Assert.Equal(EngineError.InferenceFailed, error.Error);
        Assert.Contains($"The {graph} failed in a run of 1 requests: it took longer than 0.2 s and was stopped.", error.Message);

        // ONNX Runtime itself ended the run, because it was told to.
        Assert.Contains("terminate", error.InnerException!.InnerException!.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(_golden.Greedy("greedy_all", 0), (await engine.RunAsync(_golden.Request("greedy_all", 0))).OutputIds);
        Assert.Equal((0, 0), (engine.Status.Running, engine.Status.Waiting));
    }

    [Fact]
    public async Task Queue_WaitsTooLong_IsRefusedAsOverloaded()
    {
        var late = new LateRun(GraphKind.Decoder);
        await using var engine = Load(late, options =>
        {
            options.MaxBatchSize = 1;
            options.MaxQueueTime = TimeSpan.FromMilliseconds(50);
            options.MaxStepTime = TimeSpan.FromMilliseconds(300);
        });
        late.Next = true;
        var running = engine.Submit(_golden.Request("greedy_all", 0), TestContext.Current.CancellationToken);
        var waiting = engine.RunAsync(_golden.Request("greedy_all", 1));

        var error = await Assert.ThrowsAsync<EngineException>(() => waiting);

        Assert.Equal(EngineError.Overloaded, error.Error);
        Assert.NotNull(error.RetryAfter);
        await Assert.ThrowsAsync<EngineException>(() => running.Result);
        Assert.Equal(0, engine.Status.Waiting);
    }

    private InferenceEngine Load(RunFaults faults, Action<EngineOptions> configure)
    {
        var options = new EngineOptions { Threads = 1, KvCacheMiB = 64 };
        configure(options);
        return EngineLoader.Load(bundles.Of(Fixture, Precision.Fp32), options, TimeProvider.System, faults);
    }

    /// <summary>Lets the time of one run pass before it begins: a run that never gets to its next operator.</summary>
    private sealed class LateRun(GraphKind graph) : RunFaults
    {
        private volatile bool _next;

        public bool Next { set => _next = value; }

        public override void Before(GraphKind running, WaitHandle stopped)
        {
            if (_next && running == graph)
            {
                _next = false;
                stopped.WaitOne(Patience.Limit);
            }
        }

        public override void AfterStep(DecoderSession decoder, int rows)
        {
        }
    }
}

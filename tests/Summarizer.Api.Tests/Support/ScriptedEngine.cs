using System.Threading.Channels;
using Summarizer.Api.Serving;
using Summarizer.Bundles;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;
using Summarizer.Tokenization;

namespace Summarizer.Api.Tests.Support;

/// <summary>An engine that is slow, full or broken exactly when a test says so. What an engine that works does is never asked of it.</summary>
internal sealed class ScriptedEngine : InferenceEngine
{
    private static readonly TextTokenizer Gemma = TextTokenizer.Load(Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model"));

    private readonly Channel<ScriptedGeneration> _submitted = Channel.CreateUnbounded<ScriptedGeneration>();
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BundleManifest _model = Describe();
    private bool _warm;

    /// <summary>Whether the service's warm-up is answered at once; else the test does it.</summary>
    public bool WarmsUpAlone { get; init; } = true;

    /// <summary>Requests that came, without the warm-up.</summary>
    public int Submitted { get; private set; }

    /// <summary>Plays every request at once: null answers it with <see cref="Answer"/>, a failure ends it. Not set, the test plays.</summary>
    public Func<Exception?>? Plays { get; set; }

    /// <summary>What it answers when it plays itself.</summary>
    public string Answer { get; init; } = "A good answer.";

    /// <summary>What submitting does; null accepts.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>How often it refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Completes when the service has freed the engine.</summary>
    public Task Disposed => _disposed.Task.InTimeAsync();

    /// <summary>Prompts of the model; left out, it reads bare documents and cannot compress.</summary>
    public IReadOnlyDictionary<string, PromptTemplate> Prompts
    {
        init => _model = _model with { Prompts = value };
    }

    /// <summary>How the model's publisher writes with it.</summary>
    public GenerationDefaults Defaults
    {
        init => _model = _model with { Generation = value };
    }

    public override BundleManifest Model => _model;

    public override TextTokenizer Tokenizer => Gemma;

    public override int MaxInputTokens => Model.Limits.MaxInputTokens;

    public override int MaxOutputTokens => Model.Limits.MaxOutputTokens;

    public override int MaxBatchSize => 8;

    public override EngineStatus Status => Moment;

    public EngineStatus Moment { get; set; } = new(0, 0, 0, DateTimeOffset.UnixEpoch);

    /// <summary>Generations that requests asked for and no test has taken.</summary>
    public int Waiting => _submitted.Reader.Count;

    /// <summary>The next generation that a request asked for.</summary>
    public async Task<ScriptedGeneration> NextAsync() => await _submitted.Reader.ReadAsync().AsTask().InTimeAsync();

    public EngineFactory Factory => (_, _, _, _) => this;

    public override Generation Submit(GenerationRequest request, CancellationToken cancellationToken)
    {
        if (Refusal is not null)
        {
            Refused++;
            throw Refusal;
        }

        var generation = new ScriptedGeneration(request, cancellationToken);
        if (!_warm && WarmsUpAlone)
        {
            // The warm-up of the service.
            _warm = true;
            generation.Read();
            generation.Write("warm");
            generation.Finish();
            return generation;
        }

        Submitted++;
        if (Plays is null)
        {
            _submitted.Writer.TryWrite(generation);
        }
        else if (Plays() is { } failure)
        {
            generation.Fail(failure);
        }
        else
        {
            generation.Read();
            generation.Write(Answer);
            generation.Finish();
        }

        return generation;
    }

    public override ValueTask DisposeAsync()
    {
        _disposed.TrySetResult();
        return ValueTask.CompletedTask;
    }

    private static BundleManifest Describe() => new()
    {
        Format = BundleManifest.CurrentFormat,
        Name = "scripted",
        Architecture = "t5gemma",
        Precision = Precision.Int8,
        Parameters = 1,
        Source = new("scripted", new('0', 64), "0"),
        Decoder = new() { Layers = 1, Hidden = 1, Heads = 1, KeyValueHeads = 1, HeadWidth = 1, FeedForward = 1 },
        Limits = new() { MaxInputTokens = 256, MaxOutputTokens = 64, Vocabulary = Gemma.Vocabulary },
        Tokens = new() { Pad = 0, DecoderStart = 2, End = [1] },
        Files = [],
    };
}

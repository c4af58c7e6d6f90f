using System.Diagnostics;
using System.Diagnostics.Metrics;
using Summarizer.Requests;

namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>
/// Instruments of tasks. Durations are in seconds, as Prometheus expects; bodies, headers and the log have the same durations in
/// milliseconds.
/// </summary>
internal sealed class TaskMeter
{
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _firstToken;
    private readonly Histogram<double> _perToken;
    private readonly Histogram<long> _tokens;
    private readonly Histogram<double> _queue;
    private readonly Histogram<double> _tokenize;
    private readonly Histogram<double> _encode;
    private readonly Histogram<double> _decode;
    private readonly Histogram<double> _ratio;
    private readonly Counter<long> _cancelled;

    public TaskMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Names.Meter);
        _duration = Seconds(
            meter, "gen_ai.server.request.duration", "Request accepted to its last token, or to its failure.", Buckets.Request);
        _firstToken = Seconds(
            meter,
            "gen_ai.server.time_to_first_token",
            "TTFT: request accepted to the first token of the answer; to the first document of a compression.",
            Buckets.FirstToken);
        _perToken = Seconds(
            meter, "gen_ai.server.time_per_output_token", "TPOT: (last token - first token) / (tokens - 1).", Buckets.PerToken);
        _tokens = meter.CreateHistogram(
            "gen_ai.client.token.usage",
            "{token}",
            "Tokens read and written by the model.",
            null,
            new InstrumentAdvice<long> { HistogramBucketBoundaries = Buckets.Tokens });
        _queue = Seconds(
            meter,
            "summarizer.request.queue.duration",
            "Accepted by the engine to the start of the encoder pass; a sum over passes.",
            Buckets.Phase);
        _tokenize = Seconds(meter, "summarizer.request.tokenize.duration", "Filling the prompt, cutting and tokenizing.", Buckets.Phase);
        _encode = Seconds(meter, "summarizer.request.encode.duration", "The encoder pass; a sum over passes.", Buckets.Phase);
        _decode = Seconds(
            meter, "summarizer.request.decode.duration", "End of the encoder pass to the last token; a sum over passes.", Buckets.Phase);
        _ratio = meter.CreateHistogram(
            "summarizer.compression.ratio",
            null,
            "Tokens of the documents over tokens of the context kept.",
            null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets.Ratio });
        _cancelled = meter.CreateCounter<long>(
            "summarizer.requests.cancelled",
            "{request}",
            "Accepted requests that ended early, since the client left or the deadline was hit.");
        foreach (var stage in Enum.GetValues<CancelStage>())
        {
            Cancelled(stage, 0);
        }
    }

    /// <summary>Records a task that has a result.</summary>
    public void Finished(string task, string model, SummaryTimings timings, int inputTokens, int outputTokens)
    {
        var tags = Tags(task, model);
        _duration.Record(timings.Total.TotalSeconds, tags);
        _firstToken.Record(timings.FirstToken.TotalSeconds, tags);
        if (timings.PerToken is { } perToken)
        {
            _perToken.Record(perToken.TotalSeconds, tags);
        }

        _tokens.Record(inputTokens, Tags(task, model, new KeyValuePair<string, object?>(Names.TokenType, "input")));
        _tokens.Record(outputTokens, Tags(task, model, new KeyValuePair<string, object?>(Names.TokenType, "output")));

        TagList phase = [new(Names.Model, model), new(Names.Task, task)];
        _queue.Record(timings.Queue.TotalSeconds, phase);
        if (timings.Tokenize > TimeSpan.Zero)
        {
            // Compressions do not measure it.
            _tokenize.Record(timings.Tokenize.TotalSeconds, phase);
        }

        _encode.Record(timings.Encode.TotalSeconds, phase);
        _decode.Record(timings.Decode.TotalSeconds, phase);
    }

    /// <summary>Records the ratio of a compression.</summary>
    public void Compressed(double ratio) => _ratio.Record(ratio);

    /// <summary>Records a task that has failed.</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="error">Code of the problem.</param>
    /// <param name="duration">Accepted to the failure.</param>
    public void Failed(string task, string model, string error, TimeSpan duration) =>
        _duration.Record(duration.TotalSeconds, Tags(task, model, new KeyValuePair<string, object?>(Names.ErrorType, error)));

    /// <summary>Counts an accepted request that ended early.</summary>
    public void Cancelled(CancelStage stage, int count = 1) =>
        _cancelled.Add(count, new KeyValuePair<string, object?>("stage", stage == CancelStage.Queued ? "queued" : "running"));

    private static Histogram<double> Seconds(Meter meter, string name, string description, double[] buckets) =>
        meter.CreateHistogram(name, "s", description, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets });

    private static TagList Tags(string task, string model, params ReadOnlySpan<KeyValuePair<string, object?>> more)
    {
        TagList tags =
        [
            new(Names.Operation, Names.TextCompletion), new(Names.Provider, Names.Summarizer), new(Names.RequestModel, model),
            new(Names.TaskAttribute, task),
        ];
        foreach (var tag in more)
        {
            tags.Add(tag);
        }

        return tags;
    }
}

/// <summary>Stage of a request that ended early.</summary>
internal enum CancelStage
{
    /// <summary>The model had not read the document yet, or a compression was not queued yet.</summary>
    Queued,

    /// <summary>The model was writing.</summary>
    Running,
}

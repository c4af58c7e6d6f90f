using Summarizer.Benchmarking.Planning;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>The turns of one model.</summary>
internal sealed class MeasuredArm(ComparisonArm arm, int inputTokens)
{
    private readonly List<Turn> _turns = [];

    public string Name => arm.Name;

    public int InputTokens => inputTokens;

    public void Add(Turn turn) => _turns.Add(turn);

    /// <summary>Values in milliseconds, by round.</summary>
    public List<double[]> ByRound(Func<RequestTimes, TimeSpan> time) => [.. _turns.Select(t => t.Requests.Select(r => time(r).TotalMilliseconds).ToArray())];

    /// <summary>How one time is spread over all requests.</summary>
    public Distribution Spread(Func<RequestTimes, TimeSpan> time) => Distribution.Of(Requests.Select(r => time(r).TotalMilliseconds))!.Rounded();

    /// <summary>Requests of all turns.</summary>
    public IEnumerable<RequestTimes> Requests => _turns.SelectMany(t => t.Requests);

    /// <summary>Turns that began while the engine was at work for others, and all turns.</summary>
    public (int Disturbed, int All) Turns => (_turns.Count(t => t.Disturbed), _turns.Count);

    public bool HasSteps => Requests.All(r => r.PerToken is not null);

    public static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);

    public ComparedModel ToResult(ComparisonPlan plan)
    {
        var model = arm.Engine.Model;
        var work = new ModelWork(ModelArchitecture.Of(model), (double)arm.WeightBytes / model.Parameters, CacheWidth.Of(model.SelfCache), CacheWidth.Of(model.CrossCache));
        var (read, decode) = (work.Read(inputTokens), work.Decode(inputTokens, plan.OutputTokens));
        var seconds = _turns.Sum(t => t.Wall.TotalSeconds);
        var (first, perToken, endToEnd) = (Spread(r => r.FirstToken), HasSteps ? Spread(r => r.PerToken!.Value) : null, Spread(r => r.EndToEnd));
        var predicted = plan.Machine is null || plan.Concurrency > 1
            ? null
            : new Roofline(plan.Machine, computeEfficiency: 1, bandwidthEfficiency: 1).Times(work, arm.HasEncoder, inputTokens, plan.OutputTokens, batch: 1);
        return new()
        {
            Model = arm.Name,
            Architecture = arm.HasEncoder ? "encoder-decoder" : "decoder-only",
            ModelType = model.Architecture,
            Parameters = model.Parameters,
            Precision = model.Precision,
            Runtime = arm.Engine.Runtime,
            RuntimeVersion = arm.Engine.RuntimeVersion,
            ModelSha = model.Source.Sha256,
            Quality = model.Quality,
            InputTokens = inputTokens,
            OutputTokens = plan.OutputTokens,
            TtftMs = first,
            TpotMs = perToken,
            ItlMs = Distribution.Of(Requests.SelectMany(r => r.Gaps).Select(g => g.TotalMilliseconds))?.Rounded(),
            E2eMs = endToEnd,
            PhasesMs = new(
                Mean(r => r.Tokenize), Mean(r => r.Queue), arm.HasEncoder ? Mean(r => r.Read) : null, arm.HasEncoder ? null : Mean(r => r.Read), Mean(r => r.Decode)),
            OutputTokensPerS = Math.Round(Requests.Count() * plan.OutputTokens / seconds, 3),
            RequestsPerS = Math.Round(Requests.Count() / seconds, 3),
            Memory = new(
                arm.WeightBytes, (long)work.SelfCacheBytes, arm.HasEncoder ? (long)work.CrossCacheBytes : null, (long)work.CacheBytes(inputTokens, plan.OutputTokens)),
            Work = new(Math.Round(read.Flops), Math.Round(decode.Flops), Math.Round(read.Bytes), Math.Round(decode.Bytes)),
            Predicted = predicted is null ? null : PredictedTimes.Of(predicted, plan.OutputTokens, first.P50, perToken?.P50, endToEnd.P50),
            OutputSample = _turns[0].Output,
        };
    }

    private double Mean(Func<RequestTimes, TimeSpan> time) => Math.Round(Requests.Average(r => time(r).TotalMilliseconds), 3);
}

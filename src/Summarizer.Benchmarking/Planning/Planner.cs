namespace Summarizer.Benchmarking.Planning;

/// <summary>
/// Predicts memory and time by roofline: a pass takes as long as its arithmetic at the device's rate, or as its bytes at the device's
/// bandwidth, whichever is longer. What a real run adds (starting kernels, sampling, scheduling) is not in it, so small models on fast
/// devices take longer than it says.
/// </summary>
/// <param name="device">The device.</param>
/// <param name="settings">Lengths, batch, precisions.</param>
public sealed class Planner(PlannedDevice device, PlanSettings settings)
{
    private const double Gibibyte = 1L << 30;
    private const double UsableMemory = 0.9;
    private const int ActivationBytes = 2;
    private const int LogitBytes = 4;
    private readonly Roofline _roofline = new(device, settings.ComputeEfficiency, settings.BandwidthEfficiency);

    /// <summary>Plans one model.</summary>
    public ModelPlan Plan(ModelArchitecture model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var work = new ModelWork(model, settings.WeightBits / 8, settings.CacheBits / 8, settings.CacheBits / 8);
        var (input, output, batch) = (settings.InputTokens, settings.OutputTokens, settings.Batch);
        var times = _roofline.Times(work, model.HasEncoder, input, output, batch);
        var cache = work.CacheBytes(input, output);
        var activations = Activations(model, batch);
        var total = work.WeightBytes + (batch * cache) + activations;
        return new()
        {
            Model = model.Name,
            Architecture = model.HasEncoder ? "encoder-decoder" : "decoder-only",
            Parameters = ParameterCount.Of(model).Total,
            WeightBytes = (long)work.WeightBytes,
            SelfKvBytesPerToken = (long)work.SelfCacheBytes,
            CrossKvBytesPerToken = model.HasEncoder ? (long)work.CrossCacheBytes : null,
            KvBytes = (long)(batch * cache),
            ActivationBytes = (long)activations,
            TotalBytes = (long)total,
            Fits = total <= Usable,
            LargestBatch = (long)Math.Max(0, Math.Floor((Usable - work.WeightBytes - Activations(model, 1)) / (cache + (LogitBytes * (double)model.Vocabulary)))),
            TtftMs = Round(times.FirstToken),
            TpotMs = Round(output > 1 ? times.Others / (output - 1) : times.First),
            E2eMs = Round(times.EndToEnd),
            OutputTokensPerS = Round(batch * output / times.EndToEnd * 1000),
            Read = Rounded(times.Read),
            Step = Rounded(_roofline.Pass(work.Step(input, output / 2, batch))),
        };
    }

    private double Usable => UsableMemory * device.MemoryGib * Gibibyte;

    // Per token: the residual stream twice, queries, keys and values, and the gated halves of the feed-forward layer; attention scores are
    // never whole in memory.
    private double Activations(ModelArchitecture model, int batch)
    {
        var widest = model.Encoder ?? model.Decoder;
        double perToken = (2.0 * widest.Hidden) + ((widest.Heads + (2.0 * widest.KeyValueHeads)) * widest.HeadWidth) + (2.0 * widest.FeedForward);
        return batch * ((settings.InputTokens * perToken * ActivationBytes) + (LogitBytes * (double)model.Vocabulary));
    }

    private static PlannedPass Rounded(PlannedPass pass) => pass with { Flops = Math.Round(pass.Flops), Bytes = Math.Round(pass.Bytes), Ms = Round(pass.Ms) };

    private static double Round(double value) => Math.Round(value, 4);
}

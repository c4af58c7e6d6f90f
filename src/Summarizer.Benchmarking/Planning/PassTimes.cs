namespace Summarizer.Benchmarking.Planning;

/// <summary>Times of one batch on the roofline, in milliseconds.</summary>
/// <param name="Read">Reading the inputs.</param>
/// <param name="First">The decoder step of the first token; 0 for a decoder-only model, whose prefill scores it.</param>
/// <param name="Others">All further steps.</param>
internal sealed record PassTimes(PlannedPass Read, double First, double Others)
{
    public double FirstToken => Read.Ms + First;

    public double EndToEnd => FirstToken + Others;
}

/// <summary>How long passes take on a device: the longer of arithmetic and memory traffic.</summary>
internal sealed class Roofline(PlannedDevice device, double computeEfficiency, double bandwidthEfficiency)
{
    /// <summary>One pass.</summary>
    public PlannedPass Pass(PassWork work)
    {
        var compute = work.Flops / (device.Tflops * 1e12 * computeEfficiency) * 1000;
        var memory = work.Bytes / (device.BandwidthGbS * 1e9 * bandwidthEfficiency) * 1000;
        return new(work.Flops, work.Bytes, Math.Max(compute, memory), compute > memory ? "compute" : "memory");
    }

    /// <summary>All passes of a batch.</summary>
    public PassTimes Times(ModelWork work, bool hasEncoder, int input, int output, int batch) => new(
        Pass(work.Read(input, batch)),
        hasEncoder ? Pass(work.Step(input, 0, batch)).Ms : 0,
        Enumerable.Range(1, output - 1).Sum(position => Pass(work.Step(input, position, batch)).Ms));
}

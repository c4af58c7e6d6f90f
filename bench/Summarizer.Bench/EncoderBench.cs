using Microsoft.ML.OnnxRuntime;
using Summarizer.Bundles;
using Summarizer.OnnxRuntime;

namespace Summarizer.Bench;

/// <summary>
/// Where an encoder pass spends its time, by operator, and what subnormal numbers cost: passes with them and without them, in turn. The input is
/// fixed token ids; the weights matter, because only trained attention is sharp.
/// </summary>
internal static class EncoderBench
{
    private const int Rounds = 20;

    public static int Run(string bundle, int tokens, int threads)
    {
        var graph = Path.Combine(bundle, Bundle.EncoderGraph);
        using var plain = Load(graph, threads, flush: false, profile: null);
        using var flushed = Load(graph, threads, flush: true, profile: null);
        var times = Enumerable.Range(0, Rounds + 2)
            .Select(_ => (Plain: Time(plain, tokens, flush: false), Flushed: Time(flushed, tokens, flush: true)))
            .Skip(2)
            .ToList();
        var (kept, zero) = (Median(times.Select(t => t.Plain)), Median(times.Select(t => t.Flushed)));
        Console.WriteLine($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(bundle))}, {tokens} tokens, {threads} threads, {Rounds} rounds in turn");
        Console.WriteLine(FormattableString.Invariant($"subnormal numbers kept {kept:0.0} ms, taken for zero {zero:0.0} ms, ratio {kept / zero:0.00}"));
        Profile(graph, tokens, threads);
        return 0;
    }

    private static InferenceSession Load(string graph, int threads, bool flush, string? profile)
    {
        using var options = SessionDefaults.Create(threads, flush);
        if (profile is not null)
        {
            options.ProfileOutputPathPrefix = profile;
            options.EnableProfiling = true;
        }

        return new InferenceSession(graph, options);
    }

    private static double Time(InferenceSession session, int tokens, bool flush)
    {
        var ids = Enumerable.Range(0, tokens).Select(i => 5L + (i * 7 % 1000)).ToArray();
        using var input = OrtValue.CreateTensorValueFromMemory(ids, [1, tokens]);
        using var mask = OrtValue.CreateTensorValueFromMemory(Enumerable.Repeat(1L, tokens).ToArray(), [1, tokens]);
        using var options = new RunOptions();
        var started = TimeProvider.System.GetTimestamp();
        if (flush)
        {
            using var zero = SubnormalNumbers.FlushToZero();
            session.Run(options, [GraphNames.InputIds, GraphNames.AttentionMask], [input, mask], session.OutputNames).Dispose();
        }
        else
        {
            session.Run(options, [GraphNames.InputIds, GraphNames.AttentionMask], [input, mask], session.OutputNames).Dispose();
        }

        return TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
    }

    private static void Profile(string graph, int tokens, int threads)
    {
        var folder = Directory.CreateTempSubdirectory("summarizer-profile-");
        using (var session = Load(graph, threads, flush: true, Path.Combine(folder.FullName, "encoder")))
        {
            for (var i = 0; i < Rounds; i++)
            {
                Time(session, tokens, flush: true);
            }

            OperatorTimes.Write(session.EndProfiling(), Rounds);
        }

        folder.Delete(recursive: true);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}

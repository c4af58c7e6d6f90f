using System.Diagnostics;
using LLama;
using LLama.Common;
using LLama.Native;

namespace Summarizer.Peers;

/// <summary>Measures llama.cpp as LLamaSharp gives it to a .NET program: one pass over the input, then one token after the other.</summary>
internal sealed class LlamaMeasurement : IDisposable
{
    private readonly LLamaWeights _weights;
    private readonly LLamaContext _context;
    private readonly PeerShape _shape;

    public LlamaMeasurement(string path, PeerShape shape, int inputTokens, int outputTokens, int threads)
    {
        NativeLogConfig.llama_log_set((level, message) =>
        {
            if (level == LLamaLogLevel.Error)
            {
                Console.Error.Write(message);
            }
        });
        var parameters = new ModelParams(path)
        {
            ContextSize = (uint)(inputTokens + outputTokens),
            BatchSize = (uint)inputTokens,
            UBatchSize = (uint)Math.Min(inputTokens, 512),
            Threads = threads,
            BatchThreads = threads,
            GpuLayerCount = 0,
        };
        (_shape, _weights) = (shape, LLamaWeights.LoadFromFile(parameters));
        _context = _weights.CreateContext(parameters);
    }

    /// <summary>One run.</summary>
    /// <returns>Milliseconds to the first token, and median milliseconds of a step.</returns>
    public (double Prefill, double Step) Run(int inputTokens, int outputTokens, int seed)
    {
        _context.NativeHandle.MemoryClear();
        var random = new Random(seed);
        var batch = new LLamaBatch();
        for (var i = 0; i < inputTokens; i++)
        {
            batch.Add((LLamaToken)random.Next(4, _shape.Vocabulary), i, LLamaSeqId.Zero, i == inputTokens - 1);
        }

        var watch = Stopwatch.StartNew();
        var token = Best(batch);
        var prefill = watch.Elapsed.TotalMilliseconds;
        var steps = new List<double>();
        for (var i = 1; i < outputTokens; i++)
        {
            batch.Clear();
            batch.Add(token, inputTokens + i - 1, LLamaSeqId.Zero, true);
            watch.Restart();
            token = Best(batch);
            steps.Add(watch.Elapsed.TotalMilliseconds);
        }

        return (prefill, Median(steps));
    }

    /// <summary>The value in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

    public void Dispose()
    {
        _context.Dispose();
        _weights.Dispose();
    }

    private LLamaToken Best(LLamaBatch batch)
    {
        if (_context.Decode(batch) is var result and not DecodeResult.Ok)
        {
            throw new InvalidOperationException($"llama.cpp answers {result}.");
        }

        var scores = _context.NativeHandle.GetLogitsIth(batch.TokenCount - 1);
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }
}

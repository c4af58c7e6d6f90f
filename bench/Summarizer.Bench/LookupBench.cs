using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Engine.Requests;

namespace Summarizer.Bench;

/// <summary>What prompt lookup gains: an output of 128 tokens that quotes its input in runs of so many tokens, with a token of its own between two. The output is forced, so that the weights do not matter.</summary>
internal static class LookupBench
{
    private const int InputTokens = 512;
    private const int OutputTokens = 128;
    private const int Rounds = 5;

    public static int Run(string bundle)
    {
        var off = Load(bundle, PromptLookupChoice.Off);
        var on = Load(bundle, PromptLookupChoice.On);
        Console.WriteLine($"{off.Model.Name}, {off.Model.Precision}, one thread, {InputTokens} tokens in, {OutputTokens} out, median of {Rounds} rounds in turn");
        Console.WriteLine("quoted at once  ms per token off  on  ratio");
        foreach (var run in new[] { 0, 2, 4, 8, 16, 64 })
        {
            var (input, output) = Quoting(run, off.Model.Limits.Vocabulary);
            var times = Enumerable.Range(0, Rounds).Select(_ => (Off: Time(off, input, output), On: Time(on, input, output))).ToList();
            var (plain, guessed) = (Median(times.Select(t => t.Off)), Median(times.Select(t => t.On)));
            Console.WriteLine(FormattableString.Invariant($"{run,14}  {plain,16:0.00}  {guessed:0.00}  {plain / guessed:0.00}"));
        }

        return 0;
    }

    private static InferenceEngine Load(string bundle, PromptLookupChoice choice) =>
        InferenceEngine.Load(bundle, new EngineOptions { Threads = 1, MaxBatchSize = 1, PromptLookup = choice }, TimeProvider.System);

    private static (int[] Input, int[] Output) Quoting(int run, int vocabulary)
    {
        var random = new Random(7);
        var half = vocabulary / 2;
        int[] input = [.. Enumerable.Range(0, InputTokens).Select(_ => random.Next(100, half))];
        var output = new List<int>();
        while (output.Count < OutputTokens)
        {
            // The input never holds the upper half of the ids.
            output.Add(random.Next(half, vocabulary));
            output.AddRange(input.AsSpan(random.Next(InputTokens - run), run));
        }

        return (input, [.. output.Take(OutputTokens)]);
    }

    private static double Time(InferenceEngine engine, int[] input, int[] output)
    {
        var request = new GenerationRequest { InputIds = input, MaxTokens = output.Length, IgnoreEnd = true, Constraint = new Forced(output) };
        return engine.Submit(request, CancellationToken.None).Result.GetAwaiter().GetResult().Timings.Decode.TotalMilliseconds / output.Length;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private sealed class Forced(int[] output) : TokenConstraint
    {
        private int _next;

        public override void Mask(Span<float> logits)
        {
            logits.Fill(float.NegativeInfinity);
            logits[output[_next]] = 0;
        }

        public override void Accept(int token) => _next++;

        public override TokenConstraint Fork() => throw new NotSupportedException("One sequence only.");
    }
}

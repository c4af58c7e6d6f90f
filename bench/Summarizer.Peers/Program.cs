using System.Globalization;
using Summarizer.Peers;

// llama.cpp on the decoder-only shape that summarizer bench measures. bench/Summarizer.Peers/run runs both in turn.
//   dotnet run -c Release --project bench/Summarizer.Peers -- SHAPE INPUT_TOKENS OUTPUT_TOKENS THREADS RUNS
if (args is not [var text, var input, var output, var threads, var runs])
{
    Console.Error.WriteLine("Give SHAPE INPUT_TOKENS OUTPUT_TOKENS THREADS RUNS, for example: decoder=24x768x12,head=64,ffn=2048,vocab=32768 512 128 1 3");
    return 2;
}

var shape = PeerShape.Parse(text);
var (inputTokens, outputTokens) = (int.Parse(input, CultureInfo.InvariantCulture), int.Parse(output, CultureInfo.InvariantCulture));
var path = Path.Combine(Path.GetTempPath(), $"peer-{Environment.ProcessId}.gguf");
try
{
    GgufFile.Write(path, shape, inputTokens + outputTokens, seed: 1);
    using var model = new LlamaMeasurement(path, shape, inputTokens, outputTokens, int.Parse(threads, CultureInfo.InvariantCulture));
    _ = model.Run(inputTokens, Math.Min(outputTokens, 8), seed: 1);
    var measured = Enumerable.Range(0, int.Parse(runs, CultureInfo.InvariantCulture)).Select(_ => model.Run(inputTokens, outputTokens, seed: 1)).ToList();
    Console.WriteLine(FormattableString.Invariant(
        $$"""{"ttft_ms": {{LlamaMeasurement.Median([.. measured.Select(run => run.Prefill)]):0.0}}, "step_ms": {{LlamaMeasurement.Median([.. measured.Select(run => run.Step)]):0.00}}}"""));
    return 0;
}
finally
{
    File.Delete(path);
}

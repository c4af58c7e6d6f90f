using System.Globalization;
using BenchmarkDotNet.Running;
using Summarizer.Bench;

// Measurements of parts that `summarizer bench` does not reach; bench/README.md has the commands and the results.
switch (args)
{
    case ["micro", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(GroundingBenchmarks).Assembly).Run(options);
        return 0;
    case ["selection"]:
        return SelectionBench.Run();
    case ["lookup", var bundle]:
        return LookupBench.Run(bundle);
    case ["encoder", var bundle, var tokens, var threads]:
        return EncoderBench.Run(bundle, int.Parse(tokens, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture));
    case ["summary", var bundle, var folder, var threads]:
        return await SummaryBench.RunAsync(bundle, folder, int.Parse(threads, CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine("micro [OPTIONS OF BENCHMARKDOTNET]   time of grounded decoding and of selection; --filter '*Grounding*' for one of them");
        Console.Error.WriteLine("selection                            relevance and redundancy of MMR and SMMR");
        Console.Error.WriteLine("lookup BUNDLE                        time per token with and without prompt lookup, by how much the output quotes");
        Console.Error.WriteLine("encoder BUNDLE TOKENS THREADS        time of an encoder pass by operator, and what subnormal numbers cost");
        Console.Error.WriteLine("summary BUNDLE FOLDER THREADS        time of summaries of 1,000 and 20,000 words made of the *.txt files of FOLDER");
        return 2;
}

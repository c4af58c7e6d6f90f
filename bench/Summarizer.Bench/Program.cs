using System.Globalization;
using Summarizer.Bench;

// Small measurements of parts that `summarizer bench` does not reach; bench/README.md has the commands and the results.
return args switch
{
    ["selection"] => SelectionBench.Run(),
    ["grounding", var tokenizer] => GroundingBench.Run(tokenizer),
    ["lookup", var bundle] => LookupBench.Run(bundle),
    ["encoder", var bundle, var tokens, var threads] => EncoderBench.Run(
        bundle, int.Parse(tokens, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture)),
    ["summary", var bundle, var folder, var threads] => await SummaryBench.RunAsync(bundle, folder, int.Parse(threads, CultureInfo.InvariantCulture)),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine("selection                    time, relevance and redundancy of MMR and SMMR");
    Console.Error.WriteLine("grounding TOKENIZER.MODEL    time of the constraint per token and of its index per request");
    Console.Error.WriteLine("lookup BUNDLE                time per token with and without prompt lookup, by how much the output quotes");
    Console.Error.WriteLine("encoder BUNDLE TOKENS THREADS   time of an encoder pass by operator, and what subnormal numbers cost");
    Console.Error.WriteLine("summary BUNDLE FOLDER THREADS   time of summaries of 1,000 and 20,000 words made of the *.txt files of FOLDER");
    return 2;
}

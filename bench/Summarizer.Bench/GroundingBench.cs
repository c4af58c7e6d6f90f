using System.Diagnostics;
using Summarizer.Grounding;
using Summarizer.Tokenization;

namespace Summarizer.Bench;

/// <summary>What grounded decoding adds: the index over a source, once per request, and the mask, once per token. Scores are random, which makes the constraint do its most.</summary>
internal static class GroundingBench
{
    private const int End = 1;

    public static int Run(string tokenizerPath)
    {
        var tokenizer = TextTokenizer.Load(tokenizerPath);
        var trie = new VocabularyTrie(tokenizer);
        Console.WriteLine("characters  sentences  index ms  mask us median  mask us p95");
        foreach (var words in new[] { 100, 1_000, 10_000 })
        {
            var text = new QuotableText(Text(words));
            var clock = Stopwatch.StartNew();
            var index = new GroundingIndex(trie, new GroundingSource([text.Text], [text.Spans]), GroundingRules.WholeSentences);
            var built = clock.Elapsed.TotalMilliseconds;
            var times = Write(new GroundedConstraint(index, [End]), tokenizer.Vocabulary).Order().ToList();
            Console.WriteLine(FormattableString.Invariant(
                $"{text.Text.Length,10}  {text.Spans.Count,9}  {built,8:0.00}  {times[times.Count / 2],14:0.0}  {times[times.Count * 95 / 100],11:0.0}"));
        }

        return 0;
    }

    private static List<double> Write(GroundedConstraint constraint, int vocabulary)
    {
        var random = new Random(1);
        var logits = new float[vocabulary];
        var times = new List<double>();
        for (var token = 0; token < 400; token++)
        {
            for (var i = 0; i < logits.Length; i++)
            {
                logits[i] = random.NextSingle();
            }

            var clock = Stopwatch.StartNew();
            constraint.Mask(logits);
            times.Add(clock.Elapsed.TotalMicroseconds);
            var next = Array.IndexOf(logits, logits.Max());
            if (next == End)
            {
                break;
            }

            constraint.Accept(next);
        }

        return times;
    }

    private static string Text(int words)
    {
        string[] vocabulary = ["the", "model", "reads", "a", "document", "once", "and", "writes", "short", "summary", "of", "what", "it", "found", "there", "in", "1969", "Moon"];
        var random = new Random(3);
        return string.Concat(Enumerable.Range(0, words).Select(i => (i % 15) switch
        {
            0 => "The " + vocabulary[random.Next(vocabulary.Length)],
            14 => " " + vocabulary[random.Next(vocabulary.Length)] + ". ",
            _ => " " + vocabulary[random.Next(vocabulary.Length)],
        }));
    }
}

using BenchmarkDotNet.Attributes;
using Summarizer.Grounding;
using Summarizer.Tokenization;

namespace Summarizer.Bench;

/// <summary>
/// What grounded decoding adds: the index over a source, once per request, and the mask, once per token. Scores are random, which makes the
/// constraint do its most.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class GroundingBenchmarks
{
    private const int End = 1;
    private const int Tokens = 64;

    private float[] _scores = [];
    private float[] _logits = [];
    private VocabularyTrie _trie = null!;
    private QuotableText _text = null!;
    private GroundingIndex _index = null!;

    /// <summary>Gets or sets the length of the source, in words.</summary>
    [Params(100, 1_000, 10_000)]
    public int Words { get; set; }

    /// <summary>Makes the source and the scores.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var tokenizer = TextTokenizer.Load(Path.Combine(SourceTree.Root, "models", "pocket", "tokenizer.model"));
        var random = new Random(1);
        _scores = [.. Enumerable.Range(0, tokenizer.Vocabulary * Tokens).Select(_ => random.NextSingle())];
        _logits = new float[tokenizer.Vocabulary];
        _trie = new(tokenizer);
        _text = new(Text(Words));
        _index = (GroundingIndex)Index();
    }

    /// <summary>Builds the index of one request.</summary>
    [Benchmark]
    public object Index() => new GroundingIndex(_trie, new GroundingSource([_text.Text], [_text.Spans]), GroundingRules.WholeSentences);

    /// <summary>Masks the scores of one token and takes the best that is left.</summary>
    [Benchmark(OperationsPerInvoke = Tokens)]
    public int Mask()
    {
        var constraint = new GroundedConstraint(_index, [End]);
        var written = 0;
        for (var token = 0; token < Tokens; token++)
        {
            _scores.AsSpan(token * _logits.Length, _logits.Length).CopyTo(_logits);
            constraint.Mask(_logits);
            var best = Array.IndexOf(_logits, _logits.Max());
            if (best == End)
            {
                constraint = new GroundedConstraint(_index, [End]);
                continue;
            }

            constraint.Accept(best);
            written++;
        }

        return written;
    }

    private static string Text(int words)
    {
        string[] vocabulary =
        [
            "the", "model", "reads", "a", "document", "once", "and", "writes", "short", "summary", "of", "what", "it", "found", "there", "in",
            "1969", "Moon",
        ];
        var random = new Random(3);
        return string.Concat(Enumerable.Range(0, words).Select(i => (i % 15) switch
        {
            0 => "The " + vocabulary[random.Next(vocabulary.Length)],
            14 => " " + vocabulary[random.Next(vocabulary.Length)] + ". ",
            _ => " " + vocabulary[random.Next(vocabulary.Length)],
        }));
    }
}

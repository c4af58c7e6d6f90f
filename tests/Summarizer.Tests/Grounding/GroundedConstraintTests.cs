using CsCheck;
using Summarizer.Grounding;
using Summarizer.Tokenization;

namespace Summarizer.Tests.Grounding;

public sealed class GroundedConstraintTests
{
    private const int End = 1;
    private static readonly TextTokenizer Tokenizer = TextTokenizer.Load(Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model"));
    private static readonly VocabularyTrie Trie = new(Tokenizer);

    private static readonly string[] Awkward =
    [
        "The cat sat.", "The cat sat on the mat.", "The cat.", "Word", "...", "Ünïcödé 漢字 👩‍🚀!", "a a a a a a.", "\t tab\u00a0space ", "3.14 is not 3.", "\u2581\u2581",
    ];

    // Sentences that share beginnings, repeat, hold one word, other scripts, characters outside the vocabulary, and nothing but punctuation.
    private static readonly Gen<string> Sentence = Gen.OneOf(
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]),
        Gen.Char[' ', '~'].Array[1, 40].Select(c => new string(c)),
        Gen.String[1, 30]);

    private static readonly Gen<string[][]> Documents = Sentence.Array[1, 12].Array[1, 4];

    [Fact]
    public void WholeSentences_AnyModel_WritesNothingButWholeSentences() => Documents.Select(Gen.Int[0, 1000]).Sample(
        (documents, seed) =>
        {
            var (source, texts) = Source(documents);
            var output = Write(new GroundedConstraint(new GroundingIndex(Trie, source, GroundingRules.WholeSentences), [End]), seed, 100_000);

            var quotes = output.Contexts.Select(c => Quote(texts, c)).ToList();
            Assert.Equal(string.Join(' ', quotes), output.Text);
            Assert.All(quotes, q => Assert.Contains(q, documents.SelectMany(d => d).Select(Repaired)));
            Assert.Equal(quotes.Count, quotes.Distinct().Count());
        },
        iter: 1000, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void FreeEnds_AnyModel_WritesNothingButSource() => Documents.Select(Gen.Int[0, 1000]).Sample(
        (documents, seed) =>
        {
            var (source, texts) = Source(documents);
            var output = Write(new GroundedConstraint(new GroundingIndex(Trie, source, new GroundingRules(3)), [End]), seed, 400);

            // An output that reaches its limit may end within a character, or right after the space before the next quotation.
            Assert.Equal(string.Join(' ', output.Contexts.Select(c => Quote(texts, c))).TrimEnd(' '), output.Text.TrimEnd('\ufffd', ' '));
        },
        iter: 500, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void CutAnywhere_IsStillSource() => Documents.Select(Gen.Int[0, 1000], Gen.Int[1, 30]).Sample(
        (documents, seed, length) =>
        {
            var (source, texts) = Source(documents);
            var output = Write(new GroundedConstraint(new GroundingIndex(Trie, source, GroundingRules.WholeSentences), [End]), seed, length);

            // A character that was cut in half is in the decoded text as U+FFFD, and in no context.
            Assert.StartsWith(string.Join(' ', output.Contexts.Select(c => Quote(texts, c))), output.Text, StringComparison.Ordinal);
        },
        iter: 500, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void FiftyThousandCharacters_OfOneSentence_AreQuotedOnce()
    {
        var (source, _) = Source([[.. Enumerable.Repeat("All work and no play makes Jack a dull boy.", 1200)]]);

        var output = Write(new GroundedConstraint(new GroundingIndex(Trie, source, GroundingRules.WholeSentences), [End]), 1, 1000);

        Assert.Equal("All work and no play makes Jack a dull boy.", output.Text);
    }

    [Fact]
    public void Fork_TwoFutures_DoNotTouchEachOther()
    {
        var (source, texts) = Source([["One sentence.", "Another one."]]);
        var root = new GroundedConstraint(new GroundingIndex(Trie, source, GroundingRules.WholeSentences), [End]);
        foreach (var id in Tokenizer.Encode("One sentence."))
        {
            root.Accept(id);
        }

        var fork = (GroundedConstraint)root.Fork();
        foreach (var id in Tokenizer.Encode(" Another one."))
        {
            fork.Accept(id);
        }

        Assert.Equal(["One sentence."], root.Contexts.Select(c => Quote(texts, c)));
        Assert.Equal(["One sentence.", "Another one."], fork.Contexts.Select(c => Quote(texts, c)));
    }

    private static (GroundingSource Source, string[] Texts) Source(string[][] documents)
    {
        var texts = documents.Select(d => string.Join('\n', d)).ToArray();
        var spans = documents.Select(d =>
        {
            var offset = 0;
            return (IReadOnlyList<TextSpan>)[.. d.Select(s =>
            {
                var span = new TextSpan(offset, s.Length);
                offset += s.Length + 1;
                return span;
            })];
        }).ToList();
        return (new GroundingSource(texts, spans), [.. texts.Select(Repaired)]);
    }

    // A model that knows nothing: every score is random.
    private static (string Text, IReadOnlyList<SourceContext> Contexts) Write(GroundedConstraint constraint, int seed, int most)
    {
        var random = new Random(seed);
        var logits = new float[Tokenizer.Vocabulary];
        var ids = new List<int>();
        while (ids.Count < most)
        {
            for (var i = 0; i < logits.Length; i++)
            {
                logits[i] = random.NextSingle();
            }

            constraint.Mask(logits);
            var next = Array.IndexOf(logits, logits.Max());
            constraint.Accept(next);
            if (next == End)
            {
                break;
            }

            ids.Add(next);
        }

        Assert.True(ids.Count < 100_000, "the output must end by itself");
        return (Tokenizer.Decode(ids), constraint.Contexts);
    }

    private static string Quote(string[] texts, SourceContext c) => texts[c.Index].Substring(c.Offset, c.Length);

    // UTF-8 cannot hold a lone surrogate.
    private static string Repaired(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
}

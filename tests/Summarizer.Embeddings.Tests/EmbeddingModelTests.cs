using System.Numerics.Tensors;

namespace Summarizer.Embeddings.Tests;

public sealed class EmbeddingModelTests(MiniLm miniLm) : IClassFixture<MiniLm>
{
    private readonly EmbeddingModel _model = miniLm.Model;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // From the model card of all-MiniLM-L6-v2 and the documentation of sentence-transformers, whose float32 values these are.
    [Theory]
    [InlineData("The weather is lovely today.", "It's so sunny outside!", 0.6660)]
    [InlineData("The weather is lovely today.", "He drove to the stadium.", 0.1046)]
    [InlineData("It's so sunny outside!", "He drove to the stadium.", 0.1411)]
    public async Task EmbedAsync_PairsOfThePublishedExample_HaveThePublishedCosine(string a, string b, double cosine)
    {
        var actual = MiniLm.Cosine(await _model.EmbedAsync(a, Cancellation), await _model.EmbedAsync(b, Cancellation));

        Assert.InRange(actual, cosine - 0.03, cosine + 0.03);
    }

    [Fact]
    public async Task EmbedAsync_AnyText_HasUnitLength()
    {
        string[] texts =
        [
            "a", "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.", "東京は日本の首都です。",
            string.Join(' ', Enumerable.Repeat("word", 3000)),
        ];
        foreach (var text in texts)
        {
            Assert.Equal(1, TensorPrimitives.Norm(await _model.EmbedAsync(text, Cancellation)), 1e-4);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public async Task EmbedAsync_NoWord_IsZero(string text) =>
        Assert.All(await _model.EmbedAsync(text, Cancellation), value => Assert.Equal(0, value));

    [Theory]
    [InlineData("The caf\u00e9 in M\u00e1laga", "the cafe in malaga")]
    [InlineData("The cafe\u0301 in Ma\u0301laga", "the cafe in malaga")]
    [InlineData("\u00dcber \u00c5ngstr\u00f6m", "uber angstrom")]
    public async Task EmbedAsync_Accents_ArePartOfNoWord(string accented, string plain) =>
        Assert.Equal(await _model.EmbedAsync(plain, Cancellation), await _model.EmbedAsync(accented, Cancellation));

    [Fact]
    public void CountTokens_NameOfASpecialToken_IsReadAsText() => Assert.True(_model.CountTokens("[SEP]") > 1);

    [Fact]
    public async Task EmbedAsync_OtherTextsAtTheSameTime_ChangeNothing()
    {
        using var fresh = EmbeddingModel.Load(MiniLm.Folder, new EmbeddingOptions { CacheMiB = 0, ConcurrentPasses = 4 });
        string[] texts = [.. Enumerable.Range(1, 24).Select(
            i => string.Join(' ', Enumerable.Range(0, i * 3).Select(j => $"word {i * j} of text {i}")))];
        var alone = new List<float[]>();
        foreach (var text in texts)
        {
            alone.Add(await fresh.EmbedAsync(text, Cancellation));
        }

        var together = await Task.WhenAll(texts.Select(t => fresh.EmbedAsync(t, Cancellation)));

        Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Fact]
    public async Task EmbedPassageAsync_Sentences_AreNearerToTheirQuestionThanTheOthers()
    {
        var passage = await _model.EmbedPassageAsync(
            ["Michael Collins flew the command module. ", "The crew came home after eight days. ", "Bamboo is what the panda eats. "],
            Cancellation);

        var question = await _model.EmbedAsync("What do pandas eat?", Cancellation);

        Assert.Equal(
            2,
            Array.IndexOf(
                [.. passage.Sentences.Select(s => MiniLm.Cosine(s, question))], passage.Sentences.Max(s => MiniLm.Cosine(s, question))));
    }

    [Fact]
    public async Task EmbedPassageAsync_OneSentence_KnowsWhatStandsAroundIt()
    {
        const string Sentence = "She won it twice. ";
        var question = await _model.EmbedAsync("Did Marie Curie get the Nobel prize?", Cancellation);

        var near = (
            await _model.EmbedPassageAsync(
                ["Marie Curie was proposed for the Nobel prize in physics. ", Sentence], Cancellation)).Sentences[1];
        var far = (
            await _model.EmbedPassageAsync(
                ["Steffi Graf played the tennis tournament in Melbourne. ", Sentence], Cancellation)).Sentences[1];

        Assert.True(
            MiniLm.Cosine(near, question) > MiniLm.Cosine(far, question) + 0.1,
            $"{MiniLm.Cosine(near, question)} {MiniLm.Cosine(far, question)}");
    }

    [Fact]
    public async Task EmbedPassageAsync_LongText_HasAVectorForEverySentence()
    {
        string[] sentences = [.. Enumerable.Range(0, 200).Select(i => $"Sentence number {i} of a long report speaks of item {i * 7}. ")];

        var vectors = await _model.EmbedPassageAsync(sentences, Cancellation);

        Assert.Equal(200, vectors.Sentences.Count);
        Assert.True(vectors.Tokens > 2 * 512);
        Assert.All(vectors.Sentences, s => Assert.Equal(1, TensorPrimitives.Norm(s), 1e-4));
    }

    [Fact]
    public async Task EmbedPassageAsync_SecondTime_IsRemembered()
    {
        var first = await _model.EmbedPassageAsync(["One sentence. ", "Another. "], Cancellation);

        Assert.Same(first, await _model.EmbedPassageAsync(["One sentence. ", "Another. "], Cancellation));
        Assert.NotSame(first, await _model.EmbedPassageAsync(["One sentence. Another. "], Cancellation));
    }

    [Fact]
    public async Task EmbedAsync_CallerHasLeft_IsCancelled()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _model.EmbedAsync("A text that nobody has asked for before.", left.Token));
    }
}

using CsCheck;
using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Grounding;
using Summarizer.Prompts;
using Summarizer.Requests;
using Summarizer.Summarization;
using Summarizer.TextModel;

namespace Summarizer.Tests.Quoting;

/// <summary>Whole sentences chosen by a model: what must hold whichever it chooses.</summary>
public sealed class ChosenSentencesTests(TinyModel model) : IClassFixture<TinyModel>
{
    private static readonly SentenceWeights Weights = new()
    {
        OpeningTokens = 6,
        Model = 0.3,
        Lead = 0.2,
        Central = 0.5,
        Lexical = 1,
        LengthBase = 2,
        LengthDocument = 0.2,
        LengthSpread = 0.2,
        LengthModel = 0.5,
        Lengths = [new(4, 6), new(5, 60)],
    };

    // The model is random: any tokens will do that the texts do not have.
    private static readonly SentenceWeights Marked = Weights with { OpeningTokens = 0, Markers = [.. Enumerable.Range(2040, 6)], Refusal = 2039 };

    private static readonly Gen<string> Documents = Gen.OneOf(
        Samples.Document.Where(s => !string.IsNullOrWhiteSpace(s)),
        Gen.String[1, 300].Where(s => !string.IsNullOrWhiteSpace(s)),
        Gen.Char[' ', 'z'].Array[1, 60].Select(c => new string(c) + ".").List[1, 12].Select(s => string.Join(' ', s)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Summarize_AnyDocument_IsMadeOfWholeSentencesAndStreamsWhatItSays(bool marked) => await Documents.Select(Gen.Int[8, 64], Gen.Enum<SummaryLength>()).SampleAsync(
        async (document, most, length) =>
        {
            await using var engine = Engine(marked ? Marked : Weights);
            var request = new SummarizeRequest { Text = document, MaxTokens = most, Length = length, Strategy = SummaryStrategy.MapReduce };
            var summarizer = new DocumentSummarizer(engine, new SummarizationOptions(), TimeProvider.System);
            var running = await summarizer.StartAsync(request, TestContext.Current.CancellationToken);
            var streamed = new List<string>();
            await foreach (var piece in running.ReadAsync(TestContext.Current.CancellationToken))
            {
                streamed.Add(piece);
            }

            var result = await running.Result;
            Assert.Equal(result.Summary, string.Concat(streamed));
            Assert.InRange(result.OutputTokens, 0, result.Chunks > 1 ? int.MaxValue : most);
            var quotations = result.Contexts.Select(c => document.Substring(c.Offset, c.Length));
            Assert.Equal(Words(Repaired(result.Summary)), Words(Repaired(string.Join(' ', quotations))));
        },
        iter: 60);

    [Theory]
    [InlineData(SummaryStrategy.MapReduce, Truncation.None)]
    [InlineData(SummaryStrategy.MapReduce, Truncation.Start)]
    [InlineData(SummaryStrategy.Single, Truncation.Start)]
    [InlineData(SummaryStrategy.Single, Truncation.End)]
    public async Task Summarize_AnyDocumentAndCut_QuotesWholeSentencesOfTheTextModelOrSaysSo(SummaryStrategy strategy, Truncation truncate) =>
        await Documents.Select(Gen.Int[4, 64], Gen.Bool, Gen.Bool).SampleAsync(
            async (document, most, marked, grounded) =>
            {
                // Several copies are longer than what the model reads.
                var text = document.Length < 40 ? document : string.Join("\n\n", Enumerable.Repeat(document, 3));
                await using var engine = Engine(marked ? Marked : Weights);
                var request = new SummarizeRequest
                {
                    Text = text,
                    MaxTokens = most,
                    Strategy = strategy,
                    Truncate = truncate,
                    Extractiveness = Extractiveness.High,
                    NumBeams = grounded ? 2 : null,
                };
                var result = await new DocumentSummarizer(engine, new() { MaxChunks = truncate == Truncation.None ? 64 : 3 }, TimeProvider.System).SummarizeAsync(request, TestContext.Current.CancellationToken);

                var model = TextAnalyzer.Analyze(text);
                var whole = model.Sentences.SelectMany(s => new[] { model[s], text[model.Blocks[s.Block].Offset..s.End] }).ToHashSet(StringComparer.Ordinal);
                var cut = result.Warnings.Any(w => w.Code == "sentence-cut");
                Assert.True(cut || result.Contexts.All(c => whole.Contains(text.Substring(c.Offset, c.Length))), "a quotation is no sentence, and no warning says so");

                // What is written word by word ends where the limit is; chosen sentences are left out instead.
                Assert.True(!cut || grounded || model.Sentences.Any(s => engine.Tokenizer!.Encode(" " + model[s]).Count > most - 4), "a sentence was cut though all fit");
            },
            iter: 60);

    [Fact]
    public async Task Summarize_Sampling_IsWritten()
    {
        await using var engine = Engine(Weights);
        var summarizer = new DocumentSummarizer(engine, new SummarizationOptions(), TimeProvider.System);
        await summarizer.SummarizeAsync(new SummarizeRequest { Text = "One. Two.", Temperature = 1, MaxTokens = 8 }, TestContext.Current.CancellationToken);
        await summarizer.SummarizeAsync(new SummarizeRequest { Text = "One. Two.", MaxTokens = 8 }, TestContext.Current.CancellationToken);

        Assert.Equal([0, 4], engine.Submitted.Select(request => request.Candidates.Count));
    }

    [Fact]
    public async Task Summarize_WithMarkers_ReadsThemAndJudgesThemInOneStep()
    {
        await using var engine = Engine(Marked);
        var summarizer = new DocumentSummarizer(engine, new SummarizationOptions(), TimeProvider.System);
        var text = string.Join(' ', Enumerable.Range(1, 9).Select(i => $"This is sentence {i}."));

        var result = await summarizer.SummarizeAsync(new SummarizeRequest { Text = text, MaxTokens = 64 }, TestContext.Current.CancellationToken);

        var pass = Assert.Single(engine.Submitted);
        Assert.Equal(Marked.Markers, pass.InputIds.Where(Marked.Markers.Contains));
        Assert.Equal([.. Marked.Markers, 4, 5], pass.Candidates.Select(Assert.Single));
        Assert.NotEmpty(result.Summary);
    }

    [Fact]
    public async Task Summarize_DocumentThatFitsOnlyWithoutMarkers_IsRefused()
    {
        await using var engine = Engine(Marked);
        var summarizer = new DocumentSummarizer(engine, new SummarizationOptions(), TimeProvider.System);
        var encoder = new PromptEncoder(engine.Tokenizer!, new TaskPrompt("summarize", "{text}"), null, engine.Model.Tokens, 256);
        var text = "A";
        while (encoder.Encode(text).Count < 252)
        {
            text += " a";
        }

        var error = await Assert.ThrowsAsync<EngineException>(() => summarizer.SummarizeAsync(new SummarizeRequest { Text = text, Strategy = SummaryStrategy.Single }, TestContext.Current.CancellationToken));

        Assert.Equal((EngineError.InputTooLong, 250), (error.Error, error.Limit));
    }

    private AlteredEngine Engine(SentenceWeights weights) => new(model.Engine)
    {
        Manifest = manifest => manifest with
        {
            Prompts = manifest.Prompts.ToDictionary(p => p.Key, p => p.Value with { Extractiveness = "high", Sentences = weights }, StringComparer.Ordinal),
        },
    };

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A summary that is cut within a character ends with the replacement character; so does one of a lone surrogate.
    private static string Repaired(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString())).TrimEnd('\ufffd');
}

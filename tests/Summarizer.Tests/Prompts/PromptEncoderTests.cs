using CsCheck;
using Summarizer.Grounding;
using Summarizer.Prompts;

namespace Summarizer.Tests.Prompts;

public sealed class PromptEncoderTests(TinyModel model) : IClassFixture<TinyModel>
{
    private const int FirstMarker = 100_000;
    private static readonly TaskPrompt Prompt = new("compress", "Answer: {query}\n{text}");
    private static readonly int[] Markers = [.. Enumerable.Range(FirstMarker, 5)];

    [Fact]
    public void EncodeMarked_AnyDocument_IsTheInputWithAMarkerBeforeEachSentence() => Gen.OneOf(Samples.Document, Gen.String[0, 200]).Sample(
        document =>
        {
            var encoder = Encoder();
            var text = new QuotableText(document);

            var ids = encoder.EncodeMarked(text, Markers);

            Assert.Equal(encoder.Encode(document), ids.Where(id => id < FirstMarker));
            Assert.Equal(Markers.Take(text.Spans.Count), ids.Where(id => id >= FirstMarker));
        },
        iter: 300);

    [Theory]
    [InlineData("The cat sat. It ran away.\nNext line is here. More.", "The cat sat. ", "It ran away.\n", "Next line is here. ", "More.")]
    [InlineData("  One. Two.", "One. ", "Two.")]
    public void EncodeMarked_BetweenTwoMarkers_StandsASentence(string document, params string[] sentences)
    {
        var parts = new List<List<int>>();
        foreach (var id in Encoder().EncodeMarked(new QuotableText(document), Markers))
        {
            if (id >= FirstMarker)
            {
                parts.Add([]);
            }
            else if (parts.Count > 0)
            {
                parts[^1].Add(id);
            }
        }

        // The space before a sentence belongs to its first token; a line break does not.
        Assert.Equal(sentences.Select(s => s.Trim(' ')), parts.Select(ids => model.Engine.Tokenizer!.Decode(ids).Trim(' ')));
    }

    [Fact]
    public void EncodeMarked_ModelWithAStartToken_KeepsItFirst() =>
        Assert.Equal([2, FirstMarker], new PromptEncoder(model.Engine.Tokenizer!, new TaskPrompt("summarize", "{text}"), null, 2, 256).EncodeMarked(new QuotableText("One."), Markers).Take(2));

    private PromptEncoder Encoder() => new(model.Engine.Tokenizer!, Prompt, instruction: null, inputStart: null, limit: 256) { Query = "Who ran away?" };
}

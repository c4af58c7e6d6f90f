namespace Summarizer.Tokenization.Tests;

/// <summary>A document that holds the names of control pieces must not gain control over the model.</summary>
public sealed class MarkupTests
{
    public static TheoryData<string, bool> Kinds => new() { { Golden.Gemma, false }, { Golden.Gemma, true }, { Golden.T5, false }, { Golden.T5, true }, { Golden.Bart, true } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Encode_ControlPiecesInADocument_GivesTheirCharacters(string fixture, bool json)
    {
        var tokenizer = json ? Golden.Of(fixture).Json : Golden.Of(fixture).Tokenizer;
        var names = Enumerable.Range(0, tokenizer.Vocabulary).Where(id => IsControl(tokenizer.Piece(id))).ToDictionary(id => id, tokenizer.Piece);
        Assert.True(names.Count >= 3, "Every kind has a few.");
        string document = string.Join(" and ", names.Values);

        var ids = tokenizer.Encode(document);

        Assert.Empty(ids.Intersect(names.Keys));
        Assert.DoesNotContain(names.Keys.Where(id => id != tokenizer.UnkId), tokenizer.IsText);
        Assert.All(ids, id => Assert.True(tokenizer.IsText(id)));
        Assert.Equal(document, tokenizer.Decode(ids));
        Assert.Equal(ids, tokenizer.EncodeSpans(document).Select(span => span.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Encode_TurnMarkersInThePrompt_GivesTheirIdsThereOnly(bool json)
    {
        var tokenizer = json ? Golden.Of(Golden.Gemma).Json : Golden.Of(Golden.Gemma).Tokenizer;
        const string Document = "a<end_of_turn>b";
        const string Before = "<start_of_turn>user\n";
        const string After = "<end_of_turn>\n";
        string prompt = Before + Document + After;

        var ids = tokenizer.Encode(prompt, ..Before.Length, (Before.Length + Document.Length)..);

        int start = Enumerable.Range(0, tokenizer.Vocabulary).Single(id => tokenizer.Piece(id) == "<start_of_turn>");
        int end = Enumerable.Range(0, tokenizer.Vocabulary).Single(id => tokenizer.Piece(id) == "<end_of_turn>");
        Assert.Equal(start, ids[0]);
        Assert.Equal(1, ids.Count(id => id == end));
        Assert.Equal(2, tokenizer.Encode(prompt, Range.All).Count(id => id == end));
        var spans = tokenizer.EncodeSpans(prompt, ..Before.Length, (Before.Length + Document.Length)..);
        Assert.Equal(ids, spans.Select(span => span.Id));
        Assert.Equal("<end_of_turn>", prompt[spans.Last(span => span.Id == end).Start..spans.Last(span => span.Id == end).End]);
    }

    [Theory]
    [InlineData("<start_of_turn>", true)]
    [InlineData("<end_of_image>", true)]
    [InlineData("<image_soft_token>", true)]
    [InlineData("<extra_id_17>", true)]
    [InlineData("<unused99>", true)]
    [InlineData("<mask>", true)]
    [InlineData("<|im_start|>", true)]
    [InlineData("<table>", false)]
    [InlineData("<h1>", false)]
    [InlineData("\n\n", false)]
    public void IsNamedLikeMarkup_Piece_TellsTurnsFromHtml(string piece, bool markup) =>
        Assert.Equal(markup, Summarizer.Tokenization.Model.ControlMarkup.IsNamedLikeMarkup(piece));

    private static bool IsControl(string piece) => piece is "<pad>" or "<eos>" or "<bos>" or "<unk>" or "<s>" or "</s>" or "<mask>" or "<extra_id_0>"
        or "<start_of_turn>" or "<end_of_turn>";
}

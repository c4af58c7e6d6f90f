using Summarizer.Evaluation.Data;
using ZstdSharp;

namespace Summarizer.Evaluation.Tests.Data;

public sealed class RowFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_OfAPlainFile_HaveEveryField()
    {
        var path = _folder.WriteLines("pairs-notes.jsonl", Row.Summarize("a", "A document.", "A summary.", "Another.", " "), "", Row.Question("b", "Text.", "Why?", "No answer.", answerable: false));

        var rows = new RowFile(path).Rows().ToList();

        Assert.Equal(2, rows.Count);
        Assert.Equivalent(new EvaluationRow { Id = "a", Task = EvaluationTask.Summarize, Document = "A document.", References = ["A summary.", "Another."] }, rows[0]);
        Assert.Equivalent(
            new EvaluationRow { Id = "b", Task = EvaluationTask.Compress, Document = "Text.", Question = "Why?", References = ["No answer."], Answerable = false }, rows[1]);
    }

    [Fact]
    public void Rows_OfACompressedFile_EqualThoseOfThePlainOne()
    {
        var plain = _folder.WriteLines("x.jsonl", Enumerable.Range(0, 500).Select(i => Row.Summarize($"row {i}", $"Document {i} – über.", "S.")));
        var compressed = plain + ".zst";
        File.WriteAllBytes(compressed, new Compressor().Wrap(File.ReadAllBytes(plain)));

        Assert.Equivalent(new RowFile(plain).Rows(), new RowFile(compressed).Rows(), strict: true);
    }

    [Theory]
    [InlineData("pairs-squad.jsonl", "squad")]
    [InlineData("pairs-.jsonl", "pairs-")]
    [InlineData("validation.squad.JSONL", "validation.squad")]
    public void Source_IsTheNameWithoutPrefixAndEnding(string file, string source) =>
        Assert.Equal(source, new RowFile(_folder.WriteLines(file, "{}")).Source);

    [Fact]
    public void Open_AMissingFile_NamesIt()
    {
        var error = Assert.Throws<EvaluationDataException>(() => new RowFile("nowhere.jsonl"));

        Assert.Equal("'nowhere.jsonl' does not exist.", error.Message);
    }

    [Fact]
    public void Open_AnotherEnding_SaysWhichAreRead()
    {
        var error = Assert.Throws<EvaluationDataException>(() => new RowFile("data.csv"));

        Assert.Equal("'data.csv' is neither a .jsonl nor a .jsonl.zst file.", error.Message);
    }

    [Theory]
    [InlineData("""{"id":"a","document":"d","summary":"s"}""", "has no \"task\"; it must be summarize, headline or compress.")]
    [InlineData("""{"id":"a","task":"translate","document":"d","summary":"s"}""", "has the task \"translate\"; it must be summarize, headline or compress.")]
    [InlineData("""{"id":"a","task":"summarize","summary":"s"}""", "has no text in \"document\".")]
    [InlineData("""{"id":"a","task":"headline","document":"d","summary":"  "}""", "has no text in \"summary\".")]
    [InlineData("""{"task":"headline","document":"d","summary":"s"}""", "has no text in \"id\".")]
    [InlineData("""{"id":"a","task":"compress","document":"d","summary":"s"}""", "has no text in \"question\".")]
    [InlineData("""{"id":"a","task":"headline","document":"d","summary":"s","answerable":false}""", "says \"answerable\": false for the task headline; only compress rows have a question to leave unanswered.")]
    [InlineData("null", "is null; a JSON object is wanted.")]
    public void Rows_AnUnusableLine_NamesFileAndLine(string line, string what)
    {
        var path = _folder.WriteLines("bad.jsonl", Row.Summarize("a", "d", "s"), line);

        var error = Assert.Throws<EvaluationDataException>(() => new RowFile(path).Rows().Count());

        Assert.Equal($"'{path}' line 2 {what}", error.Message);
    }

    [Theory]
    [InlineData("{\"id\": ")]
    [InlineData("""{"id":"a","task":"summarize","document":"d","summary":"s","refs":"one"}""")]
    public void Rows_BrokenJson_NamesFileLineAndReason(string line)
    {
        var path = _folder.WriteLines("bad.jsonl", line);

        var error = Assert.Throws<EvaluationDataException>(() => new RowFile(path).Rows().Count());

        Assert.StartsWith($"'{path}' line 1 is not a JSON object with the fields of a row: ", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public void Rows_ADamagedCompression_SaysHowFarItWasRead()
    {
        var path = _folder["bad.jsonl.zst"];
        File.WriteAllText(path, "not compressed at all");

        var error = Assert.Throws<EvaluationDataException>(() => new RowFile(path).Rows().Count());

        Assert.StartsWith($"'{path}' cannot be read past line 0: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_ATruncatedCompression_IsNotTakenForTheWholeFile()
    {
        var plain = _folder.WriteLines("x.jsonl", Enumerable.Range(0, 50_000).Select(i => Row.Summarize($"row {i * 7919 % 50_000}", $"{i * 104_729}", "S.")));
        var compressed = new Compressor().Wrap(File.ReadAllBytes(plain)).ToArray();
        var path = _folder["cut.jsonl.zst"];
        File.WriteAllBytes(path, compressed[..(compressed.Length / 2)]);

        Assert.Throws<EvaluationDataException>(() => new RowFile(path).Rows().Count());
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Reporting;

namespace Summarizer.Evaluation.Tests.Results;

public sealed class ResultJsonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The names are a contract with scripts and model cards: a change here is a new format.
    [Fact]
    public async Task Write_AResult_HasTheDocumentedNames()
    {
        var json = JsonNode.Parse(ResultJson.Write(await SampleRun.RunAsync(_folder, SampleRun.Lead1)))!;

        Assert.Equal("format model settings run overall sources", Names(json));
        Assert.Equal("name architecture precision parameters source_sha256", Names(json["model"]!));
        Assert.Equal("limit seed max_tokens bootstrap confidence", Names(json["settings"]!));
        Assert.Equal("started_at duration_seconds output_tokens", Names(json["run"]!));
        Assert.Equal("rows metrics length_ratio_counts", Names(json["overall"]!));
        Assert.Equal("name tasks rows unanswerable_rows truncated_rows metrics better_lead length_ratio_counts samples", Names(json["sources"]![0]!));
        Assert.Equal("best median worst", Names(json["sources"]![0]!["samples"]!));
        Assert.Equal("id question document reference output rouge1 rouge2 rouge_l", Names(json["sources"]![0]!["samples"]!["best"]!));
        Assert.Equal("value low high", Names(json["overall"]!["metrics"]!["rouge_1"]!));
        Assert.Equal(
            "rouge_1 rouge_2 rouge_l lead_1_rouge_1 lead_1_rouge_2 lead_1_rouge_l lead_3_rouge_1 lead_3_rouge_2 lead_3_rouge_l "
            + "oracle_rouge_1 oracle_rouge_2 oracle_rouge_l gain_rouge_1 gain_rouge_2 gain_rouge_l lead_words_rouge_1 gain_words_rouge_1 source_2gram_share "
            + "novel_1gram novel_2gram novel_3gram novel_4gram length_ratio "
            + "no_answer_precision no_answer_recall no_answer_f1 answerable_precision answerable_recall answerable_f1",
            Names(json["sources"]![0]!["metrics"]!));
        Assert.Equal("compress", (string?)json["sources"]![1]!["tasks"]![0]);
        Assert.Equal(JsonValueKind.Null, json["settings"]!.AsObject()["limit"]?.GetValueKind() ?? JsonValueKind.Null);
    }

    [Fact]
    public async Task Read_WhatWasWritten_IsTheSame()
    {
        var written = ResultJson.Write(await SampleRun.RunAsync(_folder, SampleRun.Mixture(50)));
        var path = _folder.WriteLines("result.json", written);

        Assert.Equal(written, ResultJson.Write(ResultJson.Read(path)));
    }

    [Theory]
    [InlineData("{}", "is not a result of 'summarizer eval --json'")]
    [InlineData("[1", "is not a result of 'summarizer eval --json'")]
    [InlineData("null", "has format null; this build reads format 1")]
    public void Read_AnotherFile_SaysSo(string content, string what)
    {
        var path = _folder.WriteLines("other.json", content);

        Assert.StartsWith($"'{path}' {what}", Assert.Throws<EvaluationDataException>(() => ResultJson.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AnotherFormat_SaysWhichIsRead()
    {
        var result = await SampleRun.RunAsync(_folder, SampleRun.Lead1);
        var path = _folder.WriteLines("new.json", ResultJson.Write(result with { Format = 2 }));

        Assert.Equal(
            $"'{path}' has format 2; this build reads format 1. Evaluate the checkpoint again.",
            Assert.Throws<EvaluationDataException>(() => ResultJson.Read(path)).Message);
    }

    [Fact]
    public void Read_AMissingFile_NamesIt() =>
        Assert.Equal("'gone.json' does not exist.", Assert.Throws<EvaluationDataException>(() => ResultJson.Read("gone.json")).Message);

    private static string Names(JsonNode node) => string.Join(' ', node.AsObject().Select(p => p.Key));
}

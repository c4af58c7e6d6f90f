using System.Text.Json;
using System.Text.Json.Nodes;
using Summarizer.Bundles;
using Summarizer.Export.Exporting;
using Summarizer.TestModels;
using Summarizer.Tokenization;

namespace Summarizer.Export.Tests.Text;

/// <summary>What an export takes over of a checkpoint's tokenizer, prompts, card and generation settings.</summary>
public sealed class TextExportTests : IDisposable
{
    private const string GemmaTemplate =
        "{{ bos_token }}{% for message in messages %}{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}{% endfor %}{% if add_generation_prompt %}{{'<start_of_turn>model\\n'}}{% endif %}";

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("t5gemma-balanced", "tokenizer-gemma", "tokenizer.model", "tokenizer.model", 2, null)]
    [InlineData("t5gemma-balanced", "tokenizer-gemma", "tokenizer.json", "tokenizer.json", 2, null)]
    [InlineData("t5-classic", "tokenizer-t5", "tokenizer.model", "spiece.model", null, 1)]
    [InlineData("t5-classic", "tokenizer-t5", "tokenizer.json", "tokenizer.json", null, 1)]
    [InlineData("bart-classic", "tokenizer-bart", "tokenizer.json", "tokenizer.json", 0, 2)]
    public void Export_TokenizerOfEachKind_ServesTextAndKnowsItsEnds(string model, string tokenizer, string from, string name, int? start, int? end)
    {
        var checkpoint = Checkpoint(model, tokenizer);
        File.Copy(Path.Combine(Repository.Fixture(tokenizer), from), Path.Combine(checkpoint, name));

        var manifest = Export(checkpoint).Manifest;

        Assert.Empty(_warnings);
        Assert.Equal((name, start, end), (manifest.Tokenizer, manifest.Tokens.InputStart, manifest.Tokens.InputEnd));
        var bundle = Bundle.Open(_folder["out"]);
        Assert.Equal(
            TextTokenizer.Load(Path.Combine(Repository.Fixture(tokenizer), from)).Encode("The cat sat."), TextTokenizer.Load(bundle.PathOf(name)).Encode("The cat sat."));
    }

    [Fact]
    public void Export_VocabularyAndMerges_BecomeATokenizerJsonWithTheSameIds()
    {
        var checkpoint = Checkpoint("bart-classic", "tokenizer-bart");
        foreach (var file in new[] { "vocab.json", "merges.txt" })
        {
            File.Copy(Path.Combine(Repository.Fixture("tokenizer-bart"), file), Path.Combine(checkpoint, file));
        }

        var manifest = Export(checkpoint).Manifest;

        Assert.Equal(("tokenizer.json", 0, 2), (manifest.Tokenizer, manifest.Tokens.InputStart, manifest.Tokens.InputEnd));
        var tokenizer = TextTokenizer.Load(Bundle.Open(_folder["out"]).PathOf("tokenizer.json"));
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Fixture("tokenizer-bart"), "encodings.json")));
        Assert.All(
            golden.RootElement.GetProperty("cases").EnumerateArray(),
            c => Assert.Equal(c.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()), tokenizer.Encode(c.GetProperty("text").GetString()!)));
    }

    [Fact]
    public void Export_TokenizerWithAMarkerBeyondTheTable_IsAccepted()
    {
        var checkpoint = Checkpoint("t5gemma-balanced", "tokenizer-gemma");
        var json = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.json")))!.AsObject();
        json["added_tokens"]!.AsArray().Add(new JsonObject { ["id"] = 2304, ["content"] = "<image_soft_token>", ["special"] = true });
        File.WriteAllText(Path.Combine(checkpoint, "tokenizer.json"), json.ToJsonString());

        Assert.Equal("tokenizer.json", Export(checkpoint).Manifest.Tokenizer);
    }

    [Theory]
    [InlineData("""{"add_bos_token": false}""", null, null)]
    [InlineData("""{"add_bos_token": true, "add_eos_token": true}""", 2, 1)]
    [InlineData("""{"tokenizer_class": "GemmaTokenizer"}""", 2, null)]
    public void Export_TokenizerSettings_GoBeforeWhatTheFamilyDoes(string settings, int? start, int? end)
    {
        var checkpoint = Checkpoint("t5gemma-balanced", "tokenizer-gemma");
        File.Copy(Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model"), Path.Combine(checkpoint, "tokenizer.model"));
        File.WriteAllText(Path.Combine(checkpoint, "tokenizer_config.json"), settings);

        var tokens = Export(checkpoint).Manifest.Tokens;

        Assert.Equal((start, end), (tokens.InputStart, tokens.InputEnd));
    }

    [Theory]
    [InlineData("t5-original", "t5-small", "summarize: {text}")]
    [InlineData("t5-classic", "google/flan-t5-base", "Summarize the following text. {instruction}\n\n{text}")]
    [InlineData("t5-classic", "mT5_multilingual_XLSum", "{text}")]
    [InlineData("bart-classic", "facebook/bart-large-cnn", "{text}")]
    [InlineData("t5gemma-untied", "google/t5gemma-b-b-prefixlm", "{text}\n\nSummary:")]
    [InlineData("t5gemma-untied", "google/t5gemma-2b-2b-ul2-it", "<start_of_turn>user\nSummarize the following text. {instruction}\n\n{text}<end_of_turn>\n<start_of_turn>model\n")]
    public void Export_CheckpointWithoutPrompts_HasThoseOfItsKind(string fixture, string source, string summarize)
    {
        var manifest = Export(Repository.Fixture(fixture), options => options with { Source = source + "@0123456789012345678901234567890123456789" }).Manifest;

        Assert.Equal(summarize, manifest.Prompts["summarize"].Template);
        Assert.Equal(summarize.Contains("{instruction}", StringComparison.Ordinal), manifest.Card!.FollowsInstructions);
        Assert.True(manifest.Supports(OutputMode.FreeText));
    }

    [Theory]
    [InlineData("chat_template.jinja")]
    [InlineData("tokenizer_config.json")]
    public void Export_ChatTemplateOfGemma_GivesTurns(string file)
    {
        var checkpoint = Checkpoint("t5gemma-untied");
        File.WriteAllText(
            Path.Combine(checkpoint, file), file.EndsWith(".json", StringComparison.Ordinal) ? new JsonObject { ["chat_template"] = GemmaTemplate }.ToJsonString() : GemmaTemplate);

        Assert.StartsWith("<start_of_turn>user\n", Export(checkpoint).Manifest.Prompts["headline"].Template, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_ChatTemplateOfAnotherForm_IsRefusedUnlessPromptsAreGiven()
    {
        var checkpoint = Checkpoint("t5gemma-untied");
        File.WriteAllText(Path.Combine(checkpoint, "chat_template.jinja"), "{{ '<|im_start|>' }}");

        Assert.Contains("--prompt 'summarize=", Assert.Throws<ExportException>(() => Export(checkpoint)).Message, StringComparison.Ordinal);
        var manifest = Export(checkpoint, options => options with { Prompts = new Dictionary<string, string> { ["summarize"] = "Say it in short: {text}" } }).Manifest;
        Assert.Equal("Say it in short: {text}", Assert.Single(manifest.Prompts).Value.Template);
    }

    [Fact]
    public void Export_GivenPromptWithoutTheText_IsRefused() => Assert.Contains(
        "'summarize' must hold {text}",
        Assert.Throws<ExportException>(() => Export(Repository.Fixture("t5gemma-untied"), options => options with { Prompts = new Dictionary<string, string> { ["summarize"] = "Hm." } })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Export_HeadOfTheReadme_GivesLicenceAndLanguages()
    {
        var checkpoint = Checkpoint("bart-classic");
        File.WriteAllText(Path.Combine(checkpoint, "README.md"), "---\nlanguage:\n- en\n- 'fr'\ntags: [summarization]\nlicense: mit\n---\n# license: none\n");

        var card = Export(checkpoint).Manifest.Card!;

        Assert.Equal(("mit", "en,fr"), (card.Licence, string.Join(',', card.Languages)));
    }

    [Fact]
    public void Export_CardFile_GoesBeforeTheReadme()
    {
        var checkpoint = Checkpoint("bart-classic");
        File.WriteAllText(Path.Combine(checkpoint, "README.md"), "---\nlicense: mit\n---\n");
        File.WriteAllText(Path.Combine(checkpoint, "card.json"), """{"modes": ["quoting"], "licence": "CC0-1.0", "limits": ["It quotes."]}""");

        var manifest = Export(checkpoint).Manifest;

        Assert.Equal(("CC0-1.0", "It quotes."), (manifest.Card!.Licence, Assert.Single(manifest.Card.Limits)));
        Assert.False(manifest.Supports(OutputMode.FreeText));
    }

    [Fact]
    public void Export_GenerationSettings_AreTheBundlesDefaults()
    {
        var checkpoint = Checkpoint("bart-classic");
        File.WriteAllText(
            Path.Combine(checkpoint, "generation_config.json"),
            """{"num_beams": 4, "length_penalty": 2.0, "early_stopping": true, "no_repeat_ngram_size": 3, "min_length": 11, "max_length": 2000, "forced_bos_token_id": 0, "forced_eos_token_id": 2}""");

        Assert.Equal(new GenerationDefaults(4, 2, true, 3, 1, 10, 64, 0, 2), Export(checkpoint).Manifest.Generation);
    }

    [Fact]
    public void Export_OldT5Configuration_HasItsSummarizationSettings()
    {
        var checkpoint = Checkpoint("t5-original");
        var path = Path.Combine(checkpoint, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        config["task_specific_params"] = JsonNode.Parse("""{"summarization": {"early_stopping": true, "length_penalty": 2.0, "max_length": 200, "min_length": 30, "num_beams": 4, "prefix": "summarize: "}}""");
        config["n_positions"] = 512;
        File.WriteAllText(path, config.ToJsonString());

        var manifest = Export(checkpoint).Manifest;

        Assert.Equal(new GenerationDefaults(4, 2, true, MinTokens: 29, MaxTokens: 128), manifest.Generation);
        Assert.Equal(("summarize: {text}", 512), (manifest.Prompts["summarize"].Template, manifest.Limits.MaxInputTokens));
    }

    private ExportReport Export(string checkpoint, Func<ExportOptions, ExportOptions>? change = null)
    {
        var options = new ExportOptions { Checkpoint = checkpoint, Output = _folder["out"], Precision = Precision.Fp32, MaxInputTokens = checkpoint.Contains("original", StringComparison.Ordinal) ? null : 64 };
        var report = CheckpointExporter.Export(change?.Invoke(options) ?? options, new Progress<ExportProgress>(), CancellationToken.None);
        _warnings.AddRange(report.Warnings);
        return report;
    }

    // With the vocabulary of the tokenizer, if one is given: its tables are filled up with zeros.
    private string Checkpoint(string fixture, string? tokenizer = null)
    {
        var folder = Directory.CreateDirectory(_folder[fixture]).FullName;
        foreach (var file in (string[])["config.json", "generation_config.json", "model.safetensors"])
        {
            File.Copy(Path.Combine(Repository.Fixture(fixture), file), Path.Combine(folder, file));
        }

        if (tokenizer is not null)
        {
            // BART has one piece more than rows, as bart-large-cnn: <mask>, which no text has.
            LargerVocabulary.Give(folder, tokenizer == "tokenizer-bart" ? 1260 : 2304);
        }

        return folder;
    }
}

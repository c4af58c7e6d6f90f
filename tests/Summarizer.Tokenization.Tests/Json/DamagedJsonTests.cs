using System.Text.Json.Nodes;
using Summarizer.Tokenization.Model;

namespace Summarizer.Tokenization.Tests.Json;

/// <summary>A file that asks for something else, or is damaged, is refused with its reason.</summary>
public sealed class DamagedJsonTests
{
    public static TheoryData<string, string> Faults => new(Edits.Select(edit => (edit.Key, edit.Value.Message)));

    private static Dictionary<string, (string Message, string Fixture, Action<JsonObject> Edit)> Edits { get; } = new()
    {
        ["no model"] = ("model is missing", Golden.Gemma, j => j.Remove("model")),
        ["word pieces"] = ("model type is 'WordPiece'", Golden.Gemma, j => j["model"]!["type"] = "WordPiece"),
        ["vocabulary that is a list"] = ("model.vocab must be an object", Golden.Gemma, j => j["model"]!["vocab"] = new JsonArray()),
        ["id that is no number"] = ("gives the piece 'x' an id", Golden.Gemma, j => j["model"]!["vocab"]!["x"] = "y"),
        ["two pieces of one id"] = ("piece 5 is both", Golden.Gemma, j => j["model"]!["vocab"]!["other"] = 5),
        ["huge id"] = ("gives the piece 'x' an id", Golden.Gemma, j => j["model"]!["vocab"]!["x"] = 1 << 30),
        ["merge of one piece"] = ("model.merges[0] is no pair", Golden.Gemma, j => j["model"]!["merges"]![0] = "alone"),
        ["merges that are no list"] = ("model.merges must be a list", Golden.Bart, j => j["model"]!["merges"] = "a b"),
        ["unheard normalizer"] = ("normalizer is a Lowercase normalizer", Golden.Gemma, j => j["normalizer"] = new JsonObject { ["type"] = "Lowercase" }),
        ["unheard pre-tokenizer"] = ("pre_tokenizer is a Digits pre-tokenizer", Golden.Bart, j => j["pre_tokenizer"] = new JsonObject { ["type"] = "Digits" }),
        ["unheard post-processor"] = ("post_processor is a Other post-processor", Golden.T5, j => j["post_processor"] = new JsonObject { ["type"] = "Other" }),
        ["several tokens before the text"] = ("several tokens", Golden.Gemma, j => j["post_processor"]!["single"]!.AsArray().Insert(0, j["post_processor"]!["single"]![0]!.DeepClone())),
        ["suffix of words"] = ("end_of_word_suffix is '</w>'", Golden.Bart, j => j["model"]!["end_of_word_suffix"] = "</w>"),
        ["missing byte"] = ("no piece", Golden.Bart, j => j["model"]!["vocab"]!.AsObject().Remove("!")),
        ["missing byte piece"] = ("no piece <0x41>", Golden.Gemma, j => j["model"]!["vocab"]!.AsObject().Remove("<0x41>")),
        ["score that is no number"] = ("no piece with a score at 7", Golden.T5, j => j["model"]!["vocab"]![7]![1] = "x"),
        ["rules that are no base64"] = ("is not base64", Golden.T5, j => j["normalizer"]!["precompiled_charsmap"] = "*"),
        ["added token twice"] = ("a second time", Golden.T5, j => j["added_tokens"]![1]!["id"] = 0),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Load_FaultyFile_SaysWhatIsWrong(string name, string message)
    {
        var (_, fixture, edit) = Edits[name];
        var json = JsonNode.Parse(File.ReadAllBytes(Golden.JsonPath(fixture)))!.AsObject();
        edit(json);

        var e = Assert.Throws<TokenizerException>(() => Load(json.ToJsonString()));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileCutAnywhere_IsRefused()
    {
        string file = File.ReadAllText(Golden.JsonPath(Golden.Gemma)).TrimEnd();

        Assert.All(Enumerable.Range(0, 50), i => Assert.Throws<TokenizerException>(() => Load(file[..(i * (file.Length / 50))])));
    }

    [Fact]
    public void Load_HoleInTheIds_GivesAPieceThatNoTextHas()
    {
        var json = JsonNode.Parse(File.ReadAllBytes(Golden.JsonPath(Golden.Bart)))!.AsObject();
        json["model"]!["vocab"]!["far away"] = 1300;

        var tokenizer = Load(json.ToJsonString());

        Assert.Equal(1301, tokenizer.Vocabulary);
        Assert.Equal("", tokenizer.Decode([1299]));
    }

    private static TextTokenizer Load(string json)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        File.WriteAllText(path, json);
        try
        {
            return TextTokenizer.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

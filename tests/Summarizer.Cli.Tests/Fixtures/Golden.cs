using System.Text.Json;

namespace Summarizer.Cli.Tests.Fixtures;

/// <summary>What transformers computes for one golden checkpoint (tests/fixtures/README.md).</summary>
internal sealed class Golden(string fixture)
{
    private readonly JsonElement _expected = Parse(Path.Combine(Repository.Fixture(fixture), "expected.json"));
    private readonly JsonElement _generation = Parse(Path.Combine(Repository.Fixture(fixture), "generation_config.json"));

    /// <summary>Input ids of a row, without padding, as <c>--input-ids</c> takes them.</summary>
    public string InputIds(int row) =>
        string.Join(',', _expected.GetProperty("input_ids")[row].EnumerateArray().Take(_expected.GetProperty("lengths")[row].GetInt32()));

    /// <summary>Greedy output of a row decoded alone: without the start token and padding, with the end token.</summary>
    public int[] Greedy(string mode, int row) => Output(Mode(mode).GetProperty("row_sequences")[row]);

    /// <summary>Beams of a row decoded alone, best first.</summary>
    public int[][] Beams(string mode, int row) => [.. Mode(mode).GetProperty("row_sequences")[row].EnumerateArray().Select(Output)];

    private JsonElement Mode(string mode) => _expected.GetProperty("generation").GetProperty(mode);

    private int[] Output(JsonElement sequence)
    {
        var ends = _generation.GetProperty("eos_token_id") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(id => id.GetInt32()).ToHashSet()
            : [_generation.GetProperty("eos_token_id").GetInt32()];
        int[] written = [.. sequence.EnumerateArray().Skip(1).Select(id => id.GetInt32())];
        var end = Array.FindIndex(written, ends.Contains);
        return end < 0 ? written : written[..(end + 1)];
    }

    private static JsonElement Parse(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement;
}

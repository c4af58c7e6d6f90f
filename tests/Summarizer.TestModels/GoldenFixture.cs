using System.Text.Json;
using Summarizer.Engine.Requests;

namespace Summarizer.TestModels;

/// <summary>What transformers computed for a fixture: <c>expected.json</c> and <c>expected.safetensors</c>.</summary>
public sealed class GoldenFixture
{
    /// <summary>Greedy search of a bundle that forces the tokens that BART's publishers force.</summary>
    public const string ForcedMode = "greedy_forced_bos_eos";

    /// <summary>Names of the encoder-decoder fixtures of the T5Gemma family.</summary>
    public static readonly string[] T5Gemma =
        ["t5gemma-balanced", "t5gemma-prescale24", "t5gemma-unbalanced", "t5gemma-untied", "t5gemma-nosoftcap", "t5gemma2-text"];

    /// <summary>Names of the fixtures of older encoder-decoder families.</summary>
    public static readonly string[] T5AndBart = ["t5-classic", "t5-original", "bart-classic"];

    /// <summary>Names of the decoder-only fixtures.</summary>
    public static readonly string[] DecoderOnly = ["gemma2-decoder", "gemma3-decoder"];

    private readonly JsonElement _json;
    private readonly TensorFile _tensors;
    private readonly float[]?[] _logits = new float[3][];
    private readonly bool _isDecoderOnly;

    public GoldenFixture(string name)
    {
        var folder = Repository.Fixture(name);
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        _json = document.RootElement.Clone();
        _tensors = new TensorFile(Path.Combine(folder, "expected.safetensors"));
        var end = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "generation_config.json"))).RootElement.GetProperty("eos_token_id");
        _isDecoderOnly = !_json.TryGetProperty("decoder_input_ids", out _);
        EndTokens = end.ValueKind == JsonValueKind.Array ? Integers(end) : [end.GetInt32()];
        Inputs = [.. _json.GetProperty("lengths").EnumerateArray().Select((length, row) => Integers(_json.GetProperty("input_ids")[row])[..length.GetInt32()])];
    }

    public int[] EndTokens { get; }

    /// <summary>Input rows without padding.</summary>
    public int[][] Inputs { get; }

    /// <summary>Teacher-forced decoder inputs of every row, start token included; the inputs themselves in a decoder-only model.</summary>
    public int[][] DecoderInputs => _isDecoderOnly ? Inputs : [.. _json.GetProperty("decoder_input_ids").EnumerateArray().Select(Integers)];

    public IEnumerable<string> GreedyModes => Modes.Where(mode => !mode.StartsWith("beam", StringComparison.Ordinal) && mode != ForcedMode);

    public IEnumerable<string> BeamModes => Modes.Where(mode => mode.StartsWith("beam", StringComparison.Ordinal));

    private IEnumerable<string> Modes => Generation.EnumerateObject().Select(mode => mode.Name);

    private JsonElement Generation => _json.GetProperty("generation");

    /// <summary>How an output of so many tokens ends: an end that is forced at the last possible place is none of the text.</summary>
    public FinishReason Finish(string mode, int row, int tokens) =>
        tokens < Request(mode, row).MaxTokens - (mode == ForcedMode ? 1 : 0) ? FinishReason.Stop : FinishReason.Length;

    /// <summary>The request that corresponds to the arguments of <c>generate</c>.</summary>
    public GenerationRequest Request(string mode, int row)
    {
        var arguments = Generation.GetProperty(mode).GetProperty("kwargs");
        return new GenerationRequest
        {
            InputIds = Inputs[row],
            MaxTokens = arguments.GetProperty("max_new_tokens").GetInt32(),
            MinTokens = arguments.TryGetProperty("min_new_tokens", out var least) ? least.GetInt32() : 0,
            Sampling = new SamplingOptions
            {
                RepetitionPenalty = arguments.TryGetProperty("repetition_penalty", out var penalty) ? penalty.GetDouble() : 1,
                NoRepeatNgramSize = arguments.TryGetProperty("no_repeat_ngram_size", out var size) ? size.GetInt32() : 0,
            },
            Beams = arguments.TryGetProperty("num_beams", out var beams)
                ? new BeamOptions
                {
                    Count = beams.GetInt32(),
                    LengthPenalty = arguments.GetProperty("length_penalty").GetDouble(),
                    EarlyStopping = arguments.TryGetProperty("early_stopping", out var early) && early.GetBoolean(),
                }
                : null,
        };
    }

    /// <summary>Decoder scores of the row alone at one teacher-forced position.</summary>
    public ReadOnlySpan<float> Logits(int row, int position)
    {
        var all = _logits[row] ??= _isDecoderOnly ? PaddedRow(row) : _tensors.Read($"row{row}.logits");
        var vocabulary = all.Length / (_isDecoderOnly ? Inputs[^1].Length : DecoderInputs[row].Length);
        return all.AsSpan(position * vocabulary, vocabulary);
    }

    /// <summary>Output of the row alone under greedy search, without start and end tokens.</summary>
    public int[] Greedy(string mode, int row) => Output(Generation.GetProperty(mode).GetProperty("row_sequences")[row], row);

    /// <summary>Beams of the row alone, best first, without start and end tokens.</summary>
    public int[][] Beams(string mode, int row)
    {
        var count = Request(mode, row).Beams!.Count;
        var all = Generation.GetProperty(mode).GetProperty("row_sequences");
        var rows = all[0].ValueKind == JsonValueKind.Array && all[0][0].ValueKind == JsonValueKind.Array
            ? all[row].EnumerateArray()
            : all.EnumerateArray().Skip(row * count).Take(count);
        return [.. rows.Select(sequence => Output(sequence, row))];
    }

    /// <summary>Scores of <see cref="Beams"/>.</summary>
    public float[] BeamScores(string mode, int row) => _tensors.Read($"{mode}.row{row}.sequences_scores");

    // The last row is the longest, and padding on the right changes nothing before it.
    private float[] PaddedRow(int row)
    {
        var all = _tensors.Read("logits_right_padded");
        var length = all.Length / Inputs.Length;
        return all[(row * length)..((row + 1) * length)];
    }

    // Beams are filled with the end token after their end, so the first one counts.
    private int[] Output(JsonElement sequence, int row)
    {
        var written = Integers(sequence)[(_isDecoderOnly ? Inputs[row].Length : 1)..];
        var end = Array.FindIndex(written, EndTokens.Contains);
        return end < 0 ? written : written[..end];
    }

    private static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(id => id.GetInt32())];
}

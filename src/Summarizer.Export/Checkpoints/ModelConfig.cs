using Summarizer.Bundles;

namespace Summarizer.Export.Checkpoints;

/// <summary>
/// What a checkpoint computes: config.json (transformers 4.x or 5.x spelling) and generation_config.json, reduced to the values that the modeling code of
/// transformers 5.12.1 honours. Values that it ignores are not here.
/// </summary>
internal sealed record ModelConfig
{
    public const string FileName = "config.json";
    public const string GenerationFileName = "generation_config.json";

    /// <summary>The family.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary><c>model_type</c> as written.</summary>
    public required string ModelType { get; init; }

    /// <summary>The encoder; null for a decoder-only model.</summary>
    public StackConfig? Encoder { get; init; }

    /// <summary>The decoder.</summary>
    public required StackConfig Decoder { get; init; }

    /// <summary>Rows of every embedding table.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Whether the output head is the decoder's embedding table. The top level of config.json decides alone; in T5 a stored output head is used.</summary>
    public required bool TieWordEmbeddings { get; init; }

    /// <summary>How the decoder attends to the input.</summary>
    public required CrossAttentionKind Cross { get; init; }

    /// <summary>Where the tensors are.</summary>
    public required TensorLayout Layout { get; init; }

    /// <summary>The output of the last norm is multiplied by this before the output layer.</summary>
    public double OutputScale { get; init; } = 1;

    /// <summary>Whether <c>final_logits_bias</c> is added to the logits.</summary>
    public bool HasLogitsBias { get; init; }

    /// <summary>What T5's publisher puts before a text to summarize (<c>task_specific_params</c>); null for nothing.</summary>
    public string? TaskPrefix { get; init; }

    /// <summary>How its publisher writes with it.</summary>
    public GenerationDefaults Generation { get; init; } = new();

    /// <summary>c in <c>logits = c * tanh(logits / c)</c>, from the decoder; null for none.</summary>
    public double? FinalLogitSoftCap { get; init; }

    /// <summary>Padding id.</summary>
    public required int Pad { get; init; }

    /// <summary>First id given to the decoder: decoder_start_token_id where there is one, else bos.</summary>
    public required int DecoderStart { get; init; }

    /// <summary>Ids that end the output; at least one.</summary>
    public required IReadOnlyList<int> End { get; init; }

    /// <summary>T5Gemma 2: the id whose embedding is <c>eoi_embedding</c>, unscaled, in both stacks.</summary>
    public int? EndOfImage { get; init; }

    /// <summary>What the stored tensors decide: T5 ties its output layer whatever the file says, unless one is stored.</summary>
    public ModelConfig WithTensors(IEnumerable<string> tensors) =>
        Architecture == Architecture.T5 ? this with { TieWordEmbeddings = !tensors.Contains(Layout.Head) } : this;

    /// <summary>The keys that a sliding layer of the encoder sees: |i - j| at most W in T5Gemma (transformers 5), W keys in all in T5Gemma 2, one more to the right if W is even.</summary>
    public (int Left, int Right) EncoderReach() => Cross == CrossAttentionKind.Merged
        ? (((Encoder!.SlidingWindow + 1) / 2) - 1, Encoder.SlidingWindow / 2)
        : (Encoder!.SlidingWindow, Encoder.SlidingWindow);

    /// <summary>Reads the configuration of a checkpoint folder.</summary>
    /// <exception cref="ExportException">A file or field is missing or wrong, or the architecture is not supported.</exception>
    public static ModelConfig Load(string folder) => Load(folder, FileName);

    /// <summary>As <see cref="Load(string)"/>, from a configuration file of another name.</summary>
    internal static ModelConfig Load(string folder, string file)
    {
        using var document = JsonFile.Read(folder, file);
        using var generation = File.Exists(Path.Combine(folder, GenerationFileName)) ? JsonFile.Read(folder, GenerationFileName) : null;
        return ModelConfigParser.Parse(
            ConfigSection.Root(document, file), generation is null ? null : ConfigSection.Root(generation, GenerationFileName));
    }
}

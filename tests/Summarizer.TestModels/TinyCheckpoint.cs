using System.Text.Json.Nodes;
using Summarizer.Bundles;
using Summarizer.Export.Synthesis;

namespace Summarizer.TestModels;

/// <summary>
/// Checkpoints of every family with random weights and the files that their publishers ship, small enough to be pulled and served in a
/// test.
/// </summary>
public static class TinyCheckpoint
{
    private const string GemmaTemplate =
        "{{ bos_token }}{% for message in messages %}{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}{% endfor %}"
        + "{% if add_generation_prompt %}{{'<start_of_turn>model\\n'}}{% endif %}";

    private const string BartGeneration =
        """
        {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2, "forced_bos_token_id": 0, "forced_eos_token_id": 2,
        "num_beams": 4, "length_penalty": 2.0, "early_stopping": true, "no_repeat_ngram_size": 3, "min_length": 8, "max_length": 40}
        """;

    private static readonly string[] Checkpoint = ["config.json", "generation_config.json", "model.safetensors"];
    private static readonly SpecialTokens T5Tokens = new() { Pad = 0, End = [1], DecoderStart = 0 };
    private static readonly SpecialTokens BartTokens = new() { Pad = 1, End = [2], DecoderStart = 2 };

    /// <summary>Families that a repository can be of.</summary>
    public static IReadOnlyList<string> Families { get; } = ["t5gemma", "t5gemma-it", "t5gemma2", "t5", "flan-t5", "mt5", "bart"];

    /// <summary>Gives a hub the repository <c>lab/tiny-FAMILY</c>, or one of another name.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="family">One of <see cref="Families"/>.</param>
    /// <param name="name">Name of the repository.</param>
    /// <returns>The name.</returns>
    public static string Publish(LoopbackHub hub, string family, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(hub);
        var folder = Directory.CreateTempSubdirectory("summarizer-checkpoint-").FullName;
        try
        {
            Write(family, Path.Combine(folder, "checkpoint"));
            var repository = name ?? $"lab/tiny-{family}";
            hub.Add(repository, [.. Directory.EnumerateFiles(Path.Combine(folder, "checkpoint")).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))]);
            return repository;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes a checkpoint of a family.</summary>
    public static void Write(string family, string folder)
    {
        switch (family)
        {
            case "t5gemma" or "t5gemma-it":
                Synthesize("encoder=1x32x2,decoder=1x32x2,head=16,ffn=64,vocab=2048,positions=256", folder, tokens: null);
                Add(folder, "tokenizer-gemma", "tokenizer.model", "tokenizer.model");
                Add(folder, "tokenizer-gemma", "tokenizer.json", "tokenizer.json");
                break;
            case "t5gemma2":
                // As published: a tokenizer.json and nothing else.
                Directory.CreateDirectory(folder);
                foreach (var file in Checkpoint)
                {
                    Add(folder, "t5gemma2-text", file, file);
                }

                LargerVocabulary.Give(folder, 2304);
                Add(folder, "tokenizer-gemma", "tokenizer.json", "tokenizer.json");
                break;
            case "t5":
                Synthesize("family=t5,encoder=1x32x2,decoder=1x32x2,head=16,ffn=64,vocab=2176", folder, T5Tokens);
                Add(folder, "tokenizer-t5", "tokenizer.model", "spiece.model");
                break;
            case "flan-t5" or "mt5":
                Synthesize("family=flan-t5,encoder=1x32x2,decoder=1x32x2,head=16,ffn=64,vocab=2176", folder, T5Tokens);
                Add(folder, "tokenizer-t5", "tokenizer.model", "spiece.model");
                break;
            case "bart":
                Synthesize("family=bart,encoder=1x32x2,decoder=1x32x2,head=16,ffn=64,vocab=1260,positions=256", folder, BartTokens);
                Add(folder, "tokenizer-bart", "vocab.json", "vocab.json");
                Add(folder, "tokenizer-bart", "merges.txt", "merges.txt");
                File.WriteAllText(Path.Combine(folder, "generation_config.json"), BartGeneration);
                break;
            default:
                throw new ArgumentException($"There is no tiny checkpoint of '{family}'.", nameof(family));
        }

        if (family == "t5gemma-it")
        {
            File.WriteAllText(Path.Combine(folder, "chat_template.jinja"), GemmaTemplate);
        }
        else if (family == "flan-t5")
        {
            Add(folder, "tokenizer-t5", "tokenizer.json", "tokenizer.json");
        }
        else if (family == "mt5")
        {
            var path = Path.Combine(folder, "config.json");
            var config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            (config["model_type"], config["architectures"]) = ("mt5", new JsonArray("MT5ForConditionalGeneration"));
            File.WriteAllText(path, config.ToJsonString());
        }

        File.WriteAllText(Path.Combine(folder, "README.md"), "---\nlicense: apache-2.0\nlanguage: en\n---\n# A test\n");
    }

    private static void Synthesize(string shape, string folder, SpecialTokens? tokens) =>
        CheckpointSynthesizer.Write(ModelShapeSpec.Parse(shape), folder, new SynthesisOptions { Seed = 5, Tokens = tokens });

    private static void Add(string folder, string fixture, string file, string name) =>
        File.Copy(Path.Combine(Repository.Fixture(fixture), file), Path.Combine(folder, name));
}

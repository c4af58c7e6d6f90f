using Summarizer.Bundles;

namespace Summarizer.Export.Checkpoints;

/// <summary>
/// How the publisher writes with a model: generation_config.json, or the fields of that name in an older config.json, where
/// <c>task_specific_params.summarization</c> goes first.
/// </summary>
internal static class GenerationParser
{
    private const int MaxBeams = 64;
    private const int MaxTokens = 1 << 20;

    /// <exception cref="ExportException">A field is wrong.</exception>
    public static GenerationDefaults Parse(ConfigSection? generation, ConfigSection root, int vocabulary)
    {
        ConfigSection?[] sections = [root.Section("task_specific_params")?.Section("summarization"), generation, root];

        // Lengths count the start token.
        return new GenerationDefaults(
            Beams: Int("num_beams", 1, MaxBeams) ?? 1,
            LengthPenalty: First(section => section.OptionalNumber("length_penalty")) ?? 1,
            EarlyStopping: First(section => section.Has("early_stopping") ? section.IsTrue("early_stopping") : (bool?)null) ?? false,
            NoRepeatNgramSize: Int("no_repeat_ngram_size", 0, MaxTokens) ?? 0,
            RepetitionPenalty: First(section => section.OptionalPositive("repetition_penalty", null)) ?? 1,
            MinTokens: Int("min_new_tokens", 0, MaxTokens) ?? Math.Max((Int("min_length", 0, MaxTokens) ?? 0) - 1, 0),
            MaxTokens: Int("max_new_tokens", 1, MaxTokens) ?? (Int("max_length", 2, MaxTokens) is { } longest ? longest - 1 : null),
            FirstToken: TokenIds.OptionalFirst("forced_bos_token_id", vocabulary, sections),
            LastToken: TokenIds.OptionalFirst("forced_eos_token_id", vocabulary, sections));

        int? Int(string name, int least, int most) => First(section => section.OptionalInt(name, least, most));

        T? First<T>(Func<ConfigSection, T?> read)
            where T : struct => sections.OfType<ConfigSection>().Select(read).FirstOrDefault(value => value is not null);
    }
}

using Summarizer.Compression;
using Summarizer.Grounding;

namespace Summarizer.Cli.Options;

/// <summary>Choices that several commands offer, with the names of the HTTP interface.</summary>
internal static class RequestChoices
{
    public static Choice<Extractiveness> Extractiveness(string description) => new(
        "--extractiveness",
        description,
        new Dictionary<string, Extractiveness>
        {
            ["auto"] = Grounding.Extractiveness.Auto,
            ["low"] = Grounding.Extractiveness.Low,
            ["medium"] = Grounding.Extractiveness.Medium,
            ["high"] = Grounding.Extractiveness.High,
        },
        "auto");

    public static Choice<TargetTokenizer> TargetTokenizer(string description, string fallback) => new(
        "--target-tokenizer",
        description,
        new Dictionary<string, TargetTokenizer>
        {
            ["model"] = Compression.TargetTokenizer.Model,
            ["o200k_base"] = Compression.TargetTokenizer.O200kBase,
            ["cl100k_base"] = Compression.TargetTokenizer.Cl100kBase,
        },
        fallback);
}

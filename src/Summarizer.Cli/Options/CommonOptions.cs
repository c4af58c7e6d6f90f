using System.CommandLine;
using Summarizer.Bundles;
using Summarizer.Engine.Hosting;

namespace Summarizer.Cli.Options;

/// <summary>Options that several commands share. Each command makes its own instances.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object to standard output and nothing else." };

    /// <summary>What a model may be named by.</summary>
    public const string ModelNames = "DIR|hf:ORG/NAME";

    public static Option<string> Model() => new("--model")
    {
        Description = "Model bundle, as 'summarizer export' makes it; or hf:ORG/NAME for a model of the Hugging Face hub, as 'summarizer "
            + "pull' does it.",
        HelpName = ModelNames,
        Required = true,
    };

    public static Option<string> Folder(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DIR",
        Required = true,
    };

    public static Choice<EngineRuntime> Runtime() => new(
        "--runtime",
        "Runtime of the decoding loop: ort is this project's own, genai is ONNX Runtime GenAI.",
        Runtimes,
        "ort");

    /// <summary>Runtimes by their words.</summary>
    public static IReadOnlyDictionary<string, EngineRuntime> Runtimes { get; } =
        new Dictionary<string, EngineRuntime> { ["ort"] = EngineRuntime.Ort, ["genai"] = EngineRuntime.GenAi };

    public static Choice<Precision> Precision(string description, string? fallback = null) => new(
        "--precision",
        description,
        new Dictionary<string, Precision>
        {
            ["fp32"] = Bundles.Precision.Fp32,
            ["fp16"] = Bundles.Precision.Fp16,
            ["int8"] = Bundles.Precision.Int8,
            ["int4"] = Bundles.Precision.Int4,
        },
        fallback);
}

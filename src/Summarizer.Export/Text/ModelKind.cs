using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Text;

/// <summary>How a model was trained to be asked.</summary>
internal enum ModelKind
{
    /// <summary>In turns, with Gemma's markers: the checkpoints named <c>-it</c>.</summary>
    GemmaTurns,

    /// <summary>With an instruction before the text: FLAN-T5.</summary>
    Instructions,

    /// <summary>With <c>summarize: </c> before the text: T5 1.0.</summary>
    TaskPrefix,

    /// <summary>With the bare text: BART summarizers, and models tuned for one task.</summary>
    BareText,

    /// <summary>With a text that it goes on with: pretrained T5Gemma (PrefixLM, UL2), which was never tuned.</summary>
    Continuation,
}

/// <summary>Tells the kind of a checkpoint from its files, and from its names where the files do not tell.</summary>
internal static class ModelKindRules
{
    /// <param name="folder">Checkpoint folder.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="names">What it is called: repository, folder.</param>
    /// <exception cref="ExportException">It has a chat template of an unknown form.</exception>
    public static ModelKind Of(string folder, ModelConfig config, params IEnumerable<string> names)
    {
        var isFlan = names.Any(name => name.Contains("flan", StringComparison.OrdinalIgnoreCase));
        return config.Architecture switch
        {
            Architecture.T5 when isFlan => ModelKind.Instructions,
            Architecture.T5 when config.TaskPrefix is not null || config.OutputScale != 1 => ModelKind.TaskPrefix,
            Architecture.T5 or Architecture.Bart => ModelKind.BareText,
            _ when ChatTemplate.IsGemma(folder) || names.Any(name => name.EndsWith("-it", StringComparison.OrdinalIgnoreCase)) => ModelKind.GemmaTurns,
            _ => ModelKind.Continuation,
        };
    }
}

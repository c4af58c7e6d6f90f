using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Text;

/// <summary>The prompts and the card of a bundle.</summary>
/// <param name="Prompts">By task.</param>
/// <param name="Card">What the model is for.</param>
internal sealed record PromptChoice(IReadOnlyDictionary<string, PromptTemplate> Prompts, ModelCard Card)
{
    /// <summary>Chooses by the options, then the files of the checkpoint, then its kind.</summary>
    /// <exception cref="ExportException">A prompt or a file is wrong, or the prompts of the checkpoint cannot be known.</exception>
    public static PromptChoice Of(ExportOptions options, ModelConfig config, IEnumerable<string> names)
    {
        var given = options.Prompts.ToDictionary(prompt => prompt.Key, prompt => PromptFile.Template(prompt.Key, prompt.Value), StringComparer.Ordinal);
        if (PromptFile.Exists(options.Checkpoint))
        {
            return new(Join(PromptFile.Read(options.Checkpoint), given), CardFile.Read(options.Checkpoint, ModelKind.Continuation));
        }

        // A chat template of an unknown form matters only to those who give no prompts.
        var kind = given.Count > 0 ? ModelKind.BareText : ModelKindRules.Of(options.Checkpoint, config, names);
        return new(Join(given.Count > 0 ? [] : KindPrompts.Of(kind, config), given), CardFile.Read(options.Checkpoint, kind));
    }

    private static Dictionary<string, PromptTemplate> Join(IEnumerable<KeyValuePair<string, PromptTemplate>> usual, Dictionary<string, PromptTemplate> given)
    {
        var joined = new Dictionary<string, PromptTemplate>(usual, StringComparer.Ordinal);
        foreach (var (task, template) in given)
        {
            joined[task] = template;
        }

        return joined;
    }
}

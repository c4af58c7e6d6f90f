using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Text;

/// <summary>The prompts that each kind of model was trained with.</summary>
internal static class KindPrompts
{
    private const string TurnStart = "<start_of_turn>user\n";
    private const string TurnEnd = "<end_of_turn>\n<start_of_turn>model\n";

    /// <summary>Prompts by task; the bare text where a model has none.</summary>
    public static IReadOnlyDictionary<string, PromptTemplate> Of(ModelKind kind, ModelConfig config) => kind switch
    {
        ModelKind.GemmaTurns => Instructions(text => TurnStart + text + TurnEnd),
        ModelKind.Instructions => Instructions(text => text),
        ModelKind.TaskPrefix => One($"{config.TaskPrefix ?? "summarize: "}{{text}}"),
        ModelKind.BareText => One("{text}"),
        ModelKind.Continuation => new Dictionary<string, PromptTemplate>
        {
            ["summarize"] = new("{text}\n\nSummary:"),
            ["headline"] = new("{text}\n\nTitle:"),
            ["compress"] = new("{text}\n\nQuestion: {query}\nAnswer:"),
        },
        _ => throw new InvalidOperationException($"{kind} is no kind of model."),
    };

    private static Dictionary<string, PromptTemplate> One(string summarize) => new() { ["summarize"] = new(summarize) };

    private static Dictionary<string, PromptTemplate> Instructions(Func<string, string> turn) => new()
    {
        ["summarize"] = new(turn("Summarize the following text. {instruction}\n\n{text}")),
        ["bullets"] = new(turn("Summarize the following text as a list of bullet points. {instruction}\n\n{text}")),
        ["headline"] = new(turn("Write a headline for the following text. {instruction}\n\n{text}")),
        ["compress"] = new(turn("Answer the question from the text alone. {instruction}\n\nQuestion: {query}\n\nText: {text}")),
    };
}

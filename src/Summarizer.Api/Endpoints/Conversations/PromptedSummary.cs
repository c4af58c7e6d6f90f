using Summarizer.Api.Http.Wire;
using Summarizer.Api.Serving;
using Summarizer.Prompts;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>The summary that a conversation asks for.</summary>
internal static class PromptedSummary
{
    private const int ShownCharacters = 500;

    private const string Advice = "Send instructions as a system message, and the document as a user message of its own.";

    /// <summary>The request, without what other fields say.</summary>
    /// <param name="turns">Messages in order.</param>
    /// <param name="model">Who is to write it.</param>
    /// <returns>The request, and a warning where the form of the messages leaves a doubt; no request where there is no document.</returns>
    public static (SummarizeRequest? Request, SummaryWarning? Warning) Of(IReadOnlyList<Turn> turns, ServedModel model)
    {
        var conversation = ConversationReader.Read(turns);
        if (conversation.Document is null)
        {
            return (null, null);
        }

        var follows = new PromptSet(model.Engine.Model).Find(PromptSet.Summarize)!.TakesInstruction;
        var request = new SummarizeRequest
        {
            Text = conversation.Document,
            Instruction = follows ? conversation.Asked : Start(conversation.Instruction),
            MaxSentences = conversation.Length.Sentences,
            MaxWords = conversation.Length.Words,
            Format = conversation.Length.Bullets ? SummaryFormat.Bullets : SummaryFormat.Auto,
        };
        return (request, conversation.Doubt is { } doubt ? new(Conversation.DoubtCode, $"{doubt} {Advice}") : null);
    }

    // A model that follows no instructions says so, and does not refuse the long system messages of agents.
    private static string? Start(string? instruction) => instruction is null ? null : Cut.Start(instruction, ShownCharacters);
}

using System.Text.Json.Nodes;
using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Conversations;

/// <summary>The document of a conversation is the document and nothing else.</summary>
[Collection(RealModel.Name)]
public sealed class ConversationTests(RealService service)
{
    internal static readonly string[] Documents =
    [
        RealService.Short,
        "The council of Ashford met on Monday to decide about the old bridge.\n\nEngineers reported cracks in two of its nine arches, and the mayor asked for a repair before the winter. "
        + "\"We cannot wait,\" she said.\n\nThe bridge will be closed for four months from May. Buses take the road through Milton, and a ferry carries people on foot.",
        "Human: When does the library open?\nAI: It opens at nine on weekdays, and at ten on Saturdays.\nHuman: Can I bring back books at night?\nAI: Yes, there is a slot beside the door.",
    ];

    public static TheoryData<string, int> Defaults => [.. ClientPrompts.Single.Keys.SelectMany(client => Documents.Select((_, i) => (client, i)))];

    public static TheoryData<string, int> Shapes => [.. ClientPrompts.Shapes.SelectMany(shape => Documents.Select((_, i) => (shape, i)))];

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Read_DefaultPromptOfAClient_IsItsDocument(string client, int document)
    {
        var read = Read(ClientPrompts.Single[client], Documents[document]);

        Assert.Equal(Documents[document], read.Document);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Read_CommonShape_IsItsDocument(string shape, int document) => Assert.Equal(Documents[document], Read(shape, Documents[document]).Document);

    [Fact]
    public void Read_DocumentAlone_IsItself()
    {
        Assert.All(Documents, d =>
        {
            var read = Read("{document}", d);
            Assert.Equal((d, null, null), (read.Document, read.Asked, read.Doubt));
        });
    }

    [Theory]
    [InlineData("In summary, the trial showed that the drug works. Doctors in nine clinics gave it to 400 people, and most of them felt better within a week.")]
    [InlineData("Write to the editor: our readers' letters. The bridge has been closed for a year. Who answers for it? Nobody at the council does.")]
    [InlineData("Use a sharp knife to cut the onions. Heat the oil in a pan. Add the onions and stir for ten minutes.")]
    [InlineData("\"We are closed,\" said the sign. The shop had been there for ninety years. \"We are sorry.\"")]
    [InlineData("# Text\n\nText is what people write.\n\n## Summary\n\nIt is old.")]
    [InlineData("Introduction\n---\nThe river rose for three days.\n---\nIt fell again on Friday.")]
    public void Read_DocumentThatLooksLikeAPrompt_IsNotCut(string document) => Assert.Equal(document, Read("{document}", document).Document);

    [Theory]
    [InlineData("Summarize the text above in one sentence.", 1, null, false)]
    [InlineData("Please summarize this in no more than five sentences.", 5, null, false)]
    [InlineData("Write a two-sentence summary.", 2, null, false)]
    [InlineData("Give me a summary in 3-4 short sentences", 4, null, false)]
    [InlineData("Summarize in under 100 words.", null, 100, false)]
    [InlineData("List the 5 key points as a bulleted list. Summarize the text.", 5, null, true)]
    [InlineData("Fasse den Text in zwei Sätzen zusammen.", 2, null, false)]
    [InlineData("Summarize the text.", null, null, false)]
    public void Of_Instruction_IsTheLengthThatItAsksFor(string instruction, int? sentences, int? words, bool bullets) =>
        Assert.Equal(new LengthRequest(sentences, words, bullets), LengthRequest.Of(instruction));

    [Fact]
    public void Read_FollowUp_IsTheTextAbove()
    {
        var read = ConversationReader.Read([new("user", Documents[1]), new("assistant", "The bridge closes."), new("user", "Summarize the text above in one sentence.")]);

        Assert.Equal((Documents[1], 1), (read.Document, read.Length.Sentences));
    }

    [Fact]
    public void Read_LastTurnMeansTheConversation_IsAllOfIt()
    {
        var read = ConversationReader.Read([new("user", "When does the library open?"), new("assistant", "At nine."), new("user", "And on Saturdays?"), new("assistant", "At ten."), new("user", "Summarize our conversation so far.")]);

        Assert.Equal("User: When does the library open?\n\nAssistant: At nine.\n\nUser: And on Saturdays?\n\nAssistant: At ten.", read.Document);
    }

    [Fact]
    public void Read_SystemMessageAfterTheTurns_SummarizesThem()
    {
        const string Order = "**Generate a clear and complete summary of the entire conversation in no more than five sentences.**\n\nThe summary must always:\n- Reflect contributions from both the user and the assistant";

        var read = ConversationReader.Read([new("user", "When does the library open?"), new("assistant", "At nine."), new("system", Order)]);

        Assert.Equal(("User: When does the library open?\n\nAssistant: At nine.", 5), (read.Document, read.Length.Sentences));
    }

    [Fact]
    public void Read_InstructionAnnounced_IsTheInstruction()
    {
        var read = ConversationReader.Read([new("user", "Please summarize the text that I send next in two sentences."), new("assistant", "Of course."), new("user", Documents[1])]);

        Assert.Equal((Documents[1], 2), (read.Document, read.Length.Sentences));
    }

    [Fact]
    public void Read_DocumentInTheSystemMessage_IsTheDocument()
    {
        var document = Documents[1] + "\n\n" + Documents[0];

        var read = ConversationReader.Read([new("system", $"Context information is below.\n---------------------\n{document}\n---------------------"), new("user", "What happened to the bridge?")]);

        Assert.Equal(document, read.Document);
    }

    [Fact]
    public void Read_ShortQuestionAfterALongText_IsAboutThatTextWithADoubt()
    {
        var read = ConversationReader.Read([new("user", Documents[1] + " " + Documents[0]), new("assistant", "The bridge closes."), new("user", "Who asked for it?")]);

        Assert.Equal(Documents[1] + " " + Documents[0], read.Document);
        Assert.NotNull(read.Doubt);
    }

    [Fact]
    public void Read_InstructionWithoutMarks_IsADoubt() => Assert.NotNull(Read("I want a summary please.\n\n{document}", Documents[1]).Doubt);

    [Fact]
    public async Task Chat_DefaultPromptsOfClients_LeaveNoTaskWordInTheSummary()
    {
        var prompts = ClientPrompts.Single.Values.Concat(ClientPrompts.Shapes).Select(p => p.Replace("{document}", Documents[1], StringComparison.Ordinal)).ToList();
        var summaries = await Task.WhenAll(prompts.Select(AskAsync));

        Assert.All(summaries, s => Assert.Empty(TaskWords.In(s)));
        Assert.All(summaries, Assert.NotEmpty);
    }

    private static Conversation Read(string prompt, string document) => ConversationReader.Read([new("user", prompt.Replace("{document}", document, StringComparison.Ordinal))]);

    private async Task<string> AskAsync(string prompt)
    {
        var body = new JsonObject { ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt }) };
        using var response = await service.Client.PostTextAsync("/v1/chat/completions", body.ToJsonString());
        Assert.Equal(200, (int)response.StatusCode);
        return (string)(await response.JsonAsync())["choices"]![0]!["message"]!["content"]!;
    }
}

using System.Text.Json.Nodes;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Endpoints.Conversations;

/// <summary>How often words of a prompt reach the summary, with the service as it comes: the table in docs/openai.md.</summary>
[Collection(Shipped.Name)]
public sealed class LeakRateTests(ShippedService service)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "openai.md"));

    [Fact]
    public async Task Chat_PromptsOfClients_LeakAsOftenAsTheTableSays()
    {
        var prompts = ClientPrompts.Single.Select(p => (Program: Program(p.Key), Messages: One(p.Value)))
            .Concat(ClientPrompts.AfterTurns.Select(p => (Program: Program(p.Key), Messages: After(p.Value))))
            .Concat(ClientPrompts.Shapes.Select(p => (Program: "common shapes", Messages: One(p))));
        var rows = new List<string>();
        foreach (var program in prompts.GroupBy(p => p.Program, p => p.Messages))
        {
            var answers = new List<string>();
            foreach (var messages in program.SelectMany(m => ConversationTests.Documents.Select(m)))
            {
                answers.Add(await AskAsync(messages));
            }

            Assert.All(answers, Assert.NotEmpty);
            rows.Add($"| {program.Key} | {program.Count()} | {answers.Count} | {answers.Count(a => TaskWords.In(a).Count > 0)} |");
        }

        var missing = rows.Where(r => !Page.Contains(r, StringComparison.Ordinal));
        Assert.True(!missing.Any(), "docs/openai.md should say:\n" + string.Join('\n', rows));
        Assert.All(rows, r => Assert.EndsWith("| 0 |", r));
    }

    private static string Program(string prompt) => prompt.Split(':')[0];

    private static Func<string, JsonArray> One(string prompt) => document => [Message("user", prompt.Replace("{document}", document, StringComparison.Ordinal))];

    private static Func<string, JsonArray> After(string prompt) => document => [Message("user", document), Message("assistant", "I have read it."), Message("system", prompt)];

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    private async Task<string> AskAsync(JsonArray messages)
    {
        using var response = await service.Client.PostTextAsync("/v1/chat/completions", new JsonObject { ["messages"] = messages }.ToJsonString());
        Assert.Equal(200, (int)response.StatusCode);
        return (string)(await response.JsonAsync())["choices"]![0]!["message"]!["content"]!;
    }
}

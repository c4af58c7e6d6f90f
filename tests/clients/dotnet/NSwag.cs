using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Generated;

/// <summary>Every route with the client that NSwag makes. It sends the first form of a field that takes several.</summary>
public static class Program
{
    private const string Model = "pocket";
    private const string Query = "What ended the test?";

    public static async Task RunAsync(HttpClient http, string document)
    {
        var client = new GeneratedClient(http);

        var summary = await client.SummarizeAsync(new SummarizeBody { Text = document, Length = SummaryLength.Short, Strategy = SummaryStrategy.Map_reduce }, null);
        Check(summary.Summary.Length > 0 && summary.Usage.Total_tokens == summary.Usage.Input_tokens + summary.Usage.Output_tokens);
        var refused = await FailAsync<Problem>(() => client.SummarizeAsync(new SummarizeBody { Text = " " }, null));
        Check(refused.StatusCode == 422 && refused.Result.Code == "validation" && refused.Result.Errors["text"].Count == 1);

        DocumentBody[] documents = [new() { Text = document, Id = "a" }, new() { Text = "It rains.", Metadata = 5 }];
        Check((await client.BatchAsync(new BatchBody { Documents = documents }, null)).Results.Count == 2);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("# The tower\nIt was built of oak and stone in 1759."));
        Check((await client.DocumentsAsync(new FileParameter(file, "tower.md", "text/markdown"))).Text.Contains("oak"));

        var compressed = await client.CompressAsync(new CompressBody { Query = Query, Documents = documents, Rate = 0.5 });
        Check(compressed.Results.Count == 2 && compressed.Results.First().Id == "a");
        Check((await client.EmbeddingsAsync(new EmbeddingsBody { Input = document })).Data.Single().Embedding.Count == 384);
        Check((await client.RerankAsync(new RerankBody { Query = Query, Documents = documents })).Results.First().Index == 0);
        Check((await client.RerankV2Async(new RerankBody { Query = Query, Documents = documents, Top_n = 1 })).Results.Count == 1);
        Check((await FailAsync<Problem>(() => client.CompareAsync(new CompareBody { Runs = 1000 }))).StatusCode == 422);
        Check((await client.PlanAsync(null, null, null, null, null, null, null, null, null, null, null, null)).Models.Count > 0);

        var tokens = await client.TokenizeAsync(new TokenizeBody { Text = document, Tokens = true });
        Check((await client.DetokenizeAsync(new DetokenizeBody { Tokens = [.. tokens.Tokens.Select(t => t.Id)] })).Text.Trim() == document);

        ChatMessageBody[] messages = [new() { Role = "system", Content = "One sentence." }, new() { Role = "user", Content = document }];
        var chat = await client.ChatAsync(new ChatBody { Model = Model, Messages = messages, Stop = "\n\n" });
        Check(chat.Choices.Single().Message.Content.Length > 0 && chat.Usage.Completion_tokens > 0);
        Check((await client.CompletionsAsync(new CompletionBody { Model = Model, Prompt = document, Max_tokens = 8 })).Choices.Count == 1);
        Check((await client.ResponsesAsync(new ResponsesBody { Model = Model, Input = document })).Status == "completed");

        Check((await client.InferenceAsync(new InferenceBody { Inputs = document })).Single().Summary_text.Length > 0);
        Check((await client.InferenceModelAsync(Model, new InferenceBody { Inputs = document })).Count == 1);
        Check((await client.GenerateAsync(new GenerateBody { Inputs = document, Parameters = new() { Details = true } })).Details.Generated_tokens > 0);

        // The client has no reader of event streams, and says what it could not read.
        Check((await FailAsync(() => client.GenerateStreamAsync(new GenerateBody { Inputs = document }))).StatusCode == 200);
        Check((await client.EmbedAsync(new EmbedBody { Inputs = document })).Single().Count == 384);
        Check((await client.RerankTextsAsync(new RankBody { Query = Query, Texts = [document] })).Single().Index == 0);
        Check((await client.OllamaGenerateAsync(new OllamaGenerateBody { Model = Model, Prompt = document, Stream = false })).Done);
        Check((await client.OllamaChatAsync(new OllamaChatBody { Model = Model, Messages = [new() { Role = "user", Content = document }], Stream = false })).Done);
        Check((await client.OllamaTagsAsync()).Models.Single().Name == Model);
        Check((await client.OllamaVersionAsync()).Version == (await client.VersionAsync()).Version);

        Check((await client.ModelsAsync()).Data.Single().Id == Model);
        Check((await client.ModelAsync(Model)).Id == Model);
        Check((await client.InfoAsync()).Version.Length > 0);
        Check((await client.HealthAsync()).Status == "healthy");
        Check((await client.ReadyAsync()).Status == "healthy");
        Check((await client.LiveAsync()).Status == "healthy");
    }

    private static async Task<ApiException> FailAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ApiException e)
        {
            return e;
        }

        throw new InvalidOperationException("The call should fail.");
    }

    private static async Task<ApiException<T>> FailAsync<T>(Func<Task> call) => (ApiException<T>)await FailAsync(call);

    private static void Check(bool holds, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string what = "")
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}

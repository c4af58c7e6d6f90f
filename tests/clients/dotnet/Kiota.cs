using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Generated;
using Generated.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>Every route with the client that Kiota makes. Its lists of texts or objects are lists of texts.</summary>
public static class Program
{
    private const string Model = "pocket";
    private const string Query = "What ended the test?";

    public static async Task RunAsync(HttpClient http, string document)
    {
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = http.BaseAddress.ToString().TrimEnd('/') };
        var client = new GeneratedClient(adapter);

        var summary = await client.V1.Summarize.PostAsync(new SummarizeBody { Text = document, Length = SummaryLength.Short, Strategy = SummaryStrategy.Map_reduce });
        Check(summary.Summary.Length > 0 && summary.Usage.TotalTokens == summary.Usage.InputTokens + summary.Usage.OutputTokens);
        var refused = await FailAsync(() => client.V1.Summarize.PostAsync(new SummarizeBody { Text = " " }));
        Check(refused is Problem { ResponseStatusCode: 422, Code: "validation" });

        Check((await client.V1.Summarize.Batch.PostAsync(new BatchBody { Documents = [document, "It rains."] })).Results.Count == 2);
        var form = new MultipartBody();
        form.AddOrReplacePart("file", "text/markdown", new MemoryStream(Encoding.UTF8.GetBytes("# The tower\nIt was built of oak and stone in 1759.")), "tower.md");
        Check((await client.V1.Documents.PostAsync(form)).Text.Contains("oak"));

        Check((await client.V1.Compress.PostAsync(new CompressBody { Query = Query, Documents = [document, "It rains."], Rate = 0.5 })).Results.Count == 2);
        Check((await client.V1.Embeddings.PostAsync(new EmbeddingsBody { Input = new() { String = [document, "It rains."] } })).Data.Count == 2);
        Check((await client.V1.Rerank.PostAsync(new RerankBody { Query = Query, Documents = ["It rains.", document] })).Results[0].Index == 1);
        Check((await client.V2.Rerank.PostAsync(new RerankBody { Query = Query, Documents = ["It rains.", document], TopN = 1 })).Results.Count == 1);
        Check(await FailAsync(() => client.V1.Compare.PostAsync(new CompareBody { Runs = 1000 })) is Problem { ResponseStatusCode: 422 });
        Check((await client.V1.Plan.GetAsync()).Models.Count > 0);

        var tokens = await client.Tokenize.PostAsync(new TokenizeBody { Text = document, Tokens = true });
        Check((await client.Detokenize.PostAsync(new DetokenizeBody { Tokens = [.. tokens.Tokens.Select(t => t.Id)] })).Text.Trim() == document);

        // A text, and parts of a text.
        var part = new MessagePart { AdditionalData = { ["type"] = "text", ["text"] = document } };
        ChatMessageBody[] messages = [new() { Role = "system", Content = new() { String = "One sentence." } }, new() { Role = "user", Content = new() { MessagePart = [part] } }];
        var chat = await client.V1.Chat.Completions.PostAsync(new ChatBody { Model = Model, Messages = [.. messages], Stop = new() { String = ["\n\n"] } });
        Check(chat.Choices.Single().Message.Content.Length > 0 && chat.Usage.CompletionTokens > 0);
        Check((await client.V1.Completions.PostAsync(new CompletionBody { Model = Model, Prompt = new() { CompletionBodyPromptString = document }, MaxTokens = 8 })).Choices.Count == 1);
        Check((await client.V1.Responses.PostAsync(new ResponsesBody { Model = Model, Input = new() { String = document } })).Status == "completed");

        Check((await client.PostAsync(new InferenceBody { Inputs = new() { InferenceBodyInputsString = document } })).Single().SummaryText.Length > 0);
        Check((await client.Models[Model].PostAsync(new InferenceBody { Inputs = new() { String = [document, document] } })).Count == 2);
        Check((await client.Generate.PostAsync(new GenerateBody { Inputs = document, Parameters = new() { Details = true } })).Details.GeneratedTokens > 0);
        using var events = new StreamReader(await client.Generate_stream.PostAsync(new GenerateBody { Inputs = document }));
        Check((await events.ReadToEndAsync()).Contains("generated_text"));
        Check(await client.Embed.PostAsync(new EmbedBody { Inputs = new() { EmbedBodyInputsString = document } }) is UntypedArray);
        Check((await client.Rerank.PostAsync(new RankBody { Query = Query, Texts = [document] })).Single().Index == 0);
        Check((await client.Api.Generate.PostAsync(new OllamaGenerateBody { Model = Model, Prompt = document, Stream = false })).Done is true);
        Check((await client.Api.Chat.PostAsync(new OllamaChatBody { Model = Model, Messages = [new() { Role = "user", Content = document }], Stream = false })).Done is true);
        Check((await client.Api.Tags.GetAsync()).Models.Single().Name == Model);
        Check((await client.Api.Version.GetAsync()).Version == (await client.Version.GetAsync()).Version);

        Check((await client.V1.Models.GetAsync()).Data.Single().Id == Model);
        Check((await client.V1.Models[Model].GetAsync()).Id == Model);
        Check((await client.Info.GetAsync()).Version.Length > 0);
        Check((await client.Health.GetAsync()).Status == "healthy");
        Check((await client.Health.Ready.GetAsync()).Status == "healthy");
        Check((await client.Health.Live.GetAsync()).Status == "healthy");
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

    private static void Check(bool holds, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string what = "")
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }
}

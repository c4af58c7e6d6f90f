using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Summarizer.Client.Chat;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Tests.Support;

namespace Summarizer.Client.Tests.Docs;

/// <summary>The code of <c>docs/client.md</c>, run against the service.</summary>
[Collection(RealModel.Name)]
public sealed class Snippets(RealService service)
{
    [Fact]
    public async Task Register_InAHost_GivesAClient()
    {
        var services = new ServiceCollection();
        var address = service.Endpoint;

        #region register
        services.AddSummarizerClient(options =>
        {
            options.Endpoint = address;
            options.Timeout = TimeSpan.FromMinutes(1);
        });
        #endregion

        await using var provider = services.BuildServiceProvider();
        Assert.NotEmpty(await provider.GetRequiredService<SummarizerClient>().ListModelsAsync());
    }

    [Fact]
    public async Task Summarize_Document_WritesTheSummary()
    {
        var (client, document, output) = (service.Client, RealService.Document, new StringWriter());

        #region summarize
        var response = await client.SummarizeAsync(new() { Text = document, Length = SummaryLength.Short });

        await output.WriteLineAsync(response.Summary);
        await output.WriteLineAsync($"{response.Usage.InputTokens} tokens read, {response.Usage.OutputTokens} written");
        #endregion

        Assert.StartsWith(response.Summary, output.ToString(), StringComparison.Ordinal);
        Assert.Matches("[1-9][0-9]* tokens read, [1-9][0-9]* written", output.ToString());
    }

    [Fact]
    public async Task Stream_Document_WritesTheSummaryAsItComes()
    {
        var (client, document, output) = (service.Client, RealService.Document, new StringWriter());

        #region stream
        await foreach (var step in client.SummarizeStreamAsync(new() { Text = document }))
        {
            switch (step)
            {
                case SummaryDelta { Delta: var delta }:
                    await output.WriteAsync(delta);
                    break;
                case SummaryCompleted { Response: var response }:
                    await output.WriteLineAsync($" ({response.Timings.TtftMs} ms to the first token)");
                    break;
            }
        }
        #endregion

        Assert.Matches(@".+ \([0-9.]+ ms to the first token\)", output.ToString());
    }

    [Fact]
    public async Task Problem_WrongField_TellsWhatAndWhere()
    {
        var (client, document, output, maxTokens) = (service.Client, RealService.Document, new StringWriter(), 0);

        #region problem
        try
        {
            await client.SummarizeAsync(new() { Text = document, MaxTokens = maxTokens });
        }
        catch (SummarizerProblemException e) when (e.Code == "validation")
        {
            foreach (var (field, messages) in e.Problem.Errors!)
            {
                await output.WriteLineAsync($"{field}: {messages[0]}");
            }
        }
        catch (SummarizerProblemException e) when (e.RetryAfter is { } wait)
        {
            await output.WriteLineAsync($"The service is busy. Try again in {wait.TotalSeconds} s.");
        }
        #endregion

        Assert.StartsWith("max_tokens: ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_Document_AnswersLikeAnyChatClient()
    {
        var (client, document, output) = (service.Client, RealService.Document, new StringWriter());

        #region chat
        using IChatClient chat = new SummarizerChatClient(client);

        var response = await chat.GetResponseAsync(document, new() { MaxOutputTokens = 40 });

        await output.WriteLineAsync(response.Text);
        #endregion

        Assert.NotEqual("", output.ToString().Trim());
    }

    [Fact]
    public async Task ChatFields_OfTheRoute_ComeFromARawRequest()
    {
        var document = RealService.Document;
        using IChatClient chat = new SummarizerChatClient(service.Client);

        #region chat-fields
        var options = new ChatOptions
        {
            RawRepresentationFactory = _ => new SummarizeRequest { Text = "", Format = SummaryFormat.Bullets },
        };
        var response = await chat.GetResponseAsync(document, options);
        #endregion

        Assert.StartsWith("- ", response.Text, StringComparison.Ordinal);
    }
}

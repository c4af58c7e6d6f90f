using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Summarizer.Api.Endpoints.Summarize;
using Summarizer.Api.Pipeline;
using Summarizer.Grounding;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>The tool <c>summarize</c>.</summary>
internal sealed class SummarizeTool(ToolCalls calls, InferencePipeline pipeline)
{
    /// <summary>Pieces between two notes of progress.</summary>
    private const int Step = 16;

    [McpServerTool(
        Name = "summarize",
        Title = "Summarize a document",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(SummaryResponse))]
    [Description("Summarize one document. The result's text is the summary; where a sentence is quoted, structuredContent.contexts says "
        + "where it stands in the document. Nothing leaves the server that runs this tool.")]
    public Task<CallToolResult> SummarizeAsync(
        [Description("The document, as plain text or Markdown.")] string text,
        IProgress<ProgressNotificationValue> progress,
        [Description("How long the summary should be; short is about 35 words.")] SummaryLength length = SummaryLength.Auto,
        [Description(
            "paragraph for running text, bullets for a list with one line per sentence.")] SummaryFormat format = SummaryFormat.Auto,
        [Description("What to look for, in your words. A model that was not trained to follow instructions says so in "
            + "structuredContent.warnings.")] string? instruction = null,
        [Description("high: whole sentences of the document and nothing else. medium: shorter stretches. low: free words. auto: what the "
            + "model is good for.")] Extractiveness extractiveness = Extractiveness.Auto,
        [Description("auto reads the document at once if the model can, else in chunks whose summaries are summarized, so that any "
            + "length goes; single refuses one that is too long; map_reduce always reads in chunks.")] SummaryStrategy strategy = SummaryStrategy.Auto,
        [Description("Most tokens to write; wins over length.")] int? maxTokens = null,
        CancellationToken cancellationToken = default)
    {
        var request = new SummarizeRequest
        {
            Text = text,
            Length = length,
            Format = format,
            Instruction = instruction,
            Extractiveness = extractiveness,
            Strategy = strategy,
            MaxTokens = maxTokens,
        };
        return calls.RunAsync(
            "sum",
            progress,
            async (model, head, steps, token) =>
            {
                var summary = await pipeline.RunAsync(model, request, token);
                steps.Step(FormattableString.Invariant($"{summary.InputTokens} tokens read"));
                var pieces = 0;
                await foreach (var piece in summary.ReadAsync(token))
                {
                    if (++pieces % Step == 0)
                    {
                        steps.Step("writing");
                    }
                }

                var result = await summary.Result;
                return calls.Answer(result.Summary, SummaryResponse.From(head, text, result));
            },
            cancellationToken);
    }
}

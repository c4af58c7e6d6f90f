using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Summarizer.Api.Endpoints.Compress;
using Summarizer.Api.Pipeline;
using Summarizer.Compression;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>The tool <c>compress</c>.</summary>
internal sealed class CompressTool(ToolCalls calls, InferencePipeline pipeline)
{
    [McpServerTool(
        Name = "compress",
        Title = "Shorten documents to what answers a question",
        ReadOnly = true,
        Idempotent = true,
        Destructive = false,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(CompressResponse))]
    [Description("Shorten retrieved documents to the sentences that answer a question. The result's text is the kept sentences, joined "
        + "and within the budget; structuredContent.results has one entry per document, in their order, and says why one was dropped. "
        + "Nothing leaves the server that runs this tool.")]
    public Task<CallToolResult> CompressAsync(
        [Description("The question.")] string query,
        [Description("The documents, as plain text, 1 to 64.")] string[] documents,
        IProgress<ProgressNotificationValue> progress,
        [Description("Most tokens to keep of all documents together; give this or rate.")] int? targetTokens = null,
        [Description("Share of the documents' tokens to keep, above 0 to 1; 0.3 when neither is given.")] double? rate = null,
        [Description("Keep nothing of documents that probably do not answer the question.")] bool dropIrrelevant = true,
        CancellationToken cancellationToken = default)
    {
        var body = new CompressBody
        {
            Query = query,
            Documents = [.. documents.Select(d => new CompressDocument { Text = d })],
            TargetTokens = targetTokens,
            Rate = rate,
            Abstain = dropIrrelevant ? Abstention.Drop : Abstention.Mark,
        };
        return calls.RunAsync(
            "cmp",
            progress,
            async (model, head, steps, token) =>
            {
                var compression = await pipeline.RunAsync(model, body.ToRequest(), token);
                steps.Total = documents.Length;
                await foreach (var document in compression.ReadAsync(token))
                {
                    steps.Step(FormattableString.Invariant(
                        $"document {document.Index}: {document.InputTokens} tokens -> {document.OutputTokens}"));
                }

                var result = await compression.Result;
                return calls.Answer(result.Context, CompressResponse.From(head, body, result));
            },
            cancellationToken);
    }
}

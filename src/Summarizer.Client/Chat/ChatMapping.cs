using Microsoft.Extensions.AI;
using Summarizer.Client.Common;
using Summarizer.Client.Summarization;

namespace Summarizer.Client.Chat;

/// <summary>The one place where chat words become the route's and back.</summary>
internal static class ChatMapping
{
    public static SummarizeRequest ToRequest(
        IChatClient client, IEnumerable<ChatMessage> messages, ChatOptions? options, string? defaultModelId)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (options?.Tools is { Count: > 0 } || options?.ResponseFormat is ChatResponseFormatJson)
        {
            throw new NotSupportedException(
                "A summary is plain text: it calls no tools and follows no JSON schema. Leave Tools and ResponseFormat out.");
        }

        var all = messages.ToList();
        var text = all.LastOrDefault(m => m.Role == ChatRole.User)?.Text;
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException("The last user message is the document, and there is none with text in it.", nameof(messages));
        }

        var raw = options?.RawRepresentationFactory?.Invoke(client) as SummarizeRequest ?? new SummarizeRequest { Text = text };
        return raw with
        {
            Text = text,
            Instruction = Instruction(all, options) ?? raw.Instruction,
            Model = options?.ModelId ?? raw.Model ?? defaultModelId,
            MaxTokens = options?.MaxOutputTokens ?? raw.MaxTokens,
            Temperature = Exact(options?.Temperature) ?? raw.Temperature,
            TopP = Exact(options?.TopP) ?? raw.TopP,
            TopK = options?.TopK ?? raw.TopK,
            Seed = options?.Seed ?? raw.Seed,
            Stop = options?.StopSequences is { Count: > 0 } stops ? [.. stops] : raw.Stop,
        };
    }

    public static ChatResponse ToResponse(SummarizeResponse summary) => new(
        new ChatMessage(ChatRole.Assistant, summary.Summary) { MessageId = summary.Id })
    {
        ResponseId = summary.Id,
        ModelId = summary.Model,
        CreatedAt = DateTimeOffset.FromUnixTimeSeconds(summary.Created),
        FinishReason = new(summary.FinishReason),
        Usage = ToUsage(summary.Usage),
        RawRepresentation = summary,
    };

    public static ChatResponseUpdate ToUpdate(SummaryEvent step, SummaryStarted? started)
    {
        var update = step switch
        {
            SummaryDelta delta => new ChatResponseUpdate(ChatRole.Assistant, delta.Delta),
            SummaryCompleted { Response: var summary } => new ChatResponseUpdate(
                ChatRole.Assistant, [new UsageContent(ToUsage(summary.Usage))])
            {
                FinishReason = new(summary.FinishReason),
                CreatedAt = DateTimeOffset.FromUnixTimeSeconds(summary.Created),
            },
            _ => new ChatResponseUpdate { Role = ChatRole.Assistant },
        };
        update.ResponseId = started?.Id;
        update.MessageId = started?.Id;
        update.ModelId = started?.Model;
        update.RawRepresentation = step;
        return update;
    }

    private static string? Instruction(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var parts = messages.Where(m => m.Role == ChatRole.System).Select(m => m.Text).Prepend(options?.Instructions).Where(
            t => !string.IsNullOrWhiteSpace(t)).ToList();
        return parts.Count == 0 ? null : string.Join('\n', parts);
    }

    // "stop" and "length" are the same words on both sides.
    private static UsageDetails ToUsage(TokenUsage usage) => new()
    {
        InputTokenCount = usage.InputTokens,
        OutputTokenCount = usage.OutputTokens,
        TotalTokenCount = usage.TotalTokens,
    };

    // 0.2f is 0.2 for people, and not the 0.20000000298 that a plain cast gives.
    private static double? Exact(float? value) => value is { } v ? double.Parse(
        v.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) : null;
}

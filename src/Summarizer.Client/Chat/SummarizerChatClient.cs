using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Summarizer.Client.Summarization;

namespace Summarizer.Client.Chat;

/// <summary>
/// The service as an <see cref="IChatClient"/>: the last user message is the document, system messages and <see
/// cref="ChatOptions.Instructions"/> are the instruction,
/// and the answer is the summary.
/// </summary>
/// <remarks>
/// The model reads one document, so earlier turns are not sent. Fields of the route that chat options have no word for are set by a
/// <see cref="ChatOptions.RawRepresentationFactory"/> that returns a <see cref="SummarizeRequest"/>; the messages and the other options are
/// filled into it.
/// </remarks>
/// <param name="client">Calls the service; not disposed.</param>
/// <param name="defaultModelId">Name of the model when the options have none; the served one when null.</param>
public sealed class SummarizerChatClient(ISummarizerClient client, string? defaultModelId = null) : IChatClient
{
    private readonly ChatClientMetadata _metadata = new("summarizer", (client as SummarizerClient)?.Endpoint, defaultModelId);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no user message, or it holds no text.</exception>
    /// <exception cref="NotSupportedException">The options ask for tools or JSON, which a summary is not.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        ChatMapping.ToResponse(
            await client.SummarizeAsync(
                ChatMapping.ToRequest(this, messages, options, defaultModelId), cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no user message, or it holds no text.</exception>
    /// <exception cref="NotSupportedException">The options ask for tools or JSON, which a summary is not.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = ChatMapping.ToRequest(this, messages, options, defaultModelId);
        SummaryStarted? started = null;
        await foreach (var step in client.SummarizeStreamAsync(request, cancellationToken).ConfigureAwait(false))
        {
            started ??= step as SummaryStarted;
            yield return ChatMapping.ToUpdate(step, started);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(client) ? client
            : serviceType.IsInstanceOfType(_metadata) ? _metadata
            : null;
    }

    /// <summary>Does nothing: the client belongs to the caller.</summary>
    public void Dispose()
    {
    }
}

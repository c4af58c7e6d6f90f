using System.Net.ServerSentEvents;
using System.Threading.Channels;

namespace Summarizer.Api.Http.Streaming;

/// <summary>Takes the events of one stream.</summary>
internal sealed class EventSink(ChannelWriter<SseItem<object>> events)
{
    /// <summary>Queues an event.</summary>
    /// <param name="type">Name of the event; null for none.</param>
    /// <param name="data">Written as JSON; bytes as they are.</param>
    public void Send(string? type, object data) => events.TryWrite(new SseItem<object>(data, type));
}

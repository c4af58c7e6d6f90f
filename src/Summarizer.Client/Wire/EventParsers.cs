using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Client.Comparison;
using Summarizer.Client.Compression;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;

namespace Summarizer.Client.Wire;

/// <summary>The events of the service's streams. Unknown ones are null: a newer service may have more.</summary>
internal static class EventParsers
{
    /// <exception cref="SummarizerProblemException">The event is an error.</exception>
    public static SummaryEvent? Summary(string type, ReadOnlySpan<byte> data) => type switch
    {
        "summary.started" => Read(data, ClientJson.Default.SummaryStarted),
        "summary.delta" => Read(data, ClientJson.Default.SummaryDelta),
        "summary.completed" => new SummaryCompleted(Read(data, ClientJson.Default.SummarizeResponse)),
        "error" => throw Problem(data),
        _ => null,
    };

    /// <exception cref="SummarizerProblemException">The event is an error.</exception>
    public static CompressionEvent? Compression(string type, ReadOnlySpan<byte> data) => type switch
    {
        "compression.document" => new CompressionDocument(Read(data, ClientJson.Default.CompressedDocument)),
        "compression.completed" => new CompressionCompleted(Read(data, ClientJson.Default.CompressResponse)),
        "error" => throw Problem(data),
        _ => null,
    };

    /// <exception cref="SummarizerProblemException">The event is an error.</exception>
    public static ComparisonEvent? Comparison(string type, ReadOnlySpan<byte> data) => type switch
    {
        "comparison.started" => Read(data, ClientJson.Default.ComparisonStarted),
        "comparison.progress" => Read(data, ClientJson.Default.ComparisonProgress),
        "comparison.cell" => Read(data, ClientJson.Default.SweepCell),
        "comparison.completed" => new ComparisonCompleted(Read(data, ClientJson.Default.CompareResponse)),
        "error" => throw Problem(data),
        _ => null,
    };

    private static SummarizerProblemException Problem(ReadOnlySpan<byte> data) => new(Read(data, ClientJson.Default.SummarizerProblem));

    private static T Read<T>(ReadOnlySpan<byte> data, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(data, type) ?? throw new JsonException("The data of an event is null.");
}

using System.Text.Json.Serialization;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Isolation;

/// <summary>What the reading process says: the document, or why there is none.</summary>
internal sealed record ReaderAnswer
{
    public ReadDocument? Document { get; init; }

    public DocumentError? Error { get; init; }

    public string? Message { get; init; }

    public long? Limit { get; init; }

    public long? Actual { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReaderAnswer))]
[JsonSerializable(typeof(ReaderTask))]
internal sealed partial class ReaderJson : JsonSerializerContext;

/// <summary>What it is asked to do; the file itself comes on standard input.</summary>
/// <param name="Format">What the file is.</param>
/// <param name="Charset">Its encoding, where the sender said one.</param>
/// <param name="Limits">How much of it is read.</param>
internal sealed record ReaderTask(FileFormat Format, string? Charset, DocumentLimits Limits);

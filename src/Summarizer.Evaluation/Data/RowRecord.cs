using System.Text.Json.Serialization;

namespace Summarizer.Evaluation.Data;

/// <summary>A line as it is stored; which fields a row needs depends on its task, so all are optional here and checked by <see cref="RowParser"/>.</summary>
internal sealed record RowRecord(string? Id, string? Task, string? Document, string? Question, string? Summary, string?[]? Refs, bool? Answerable, string? Answer);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RowRecord))]
internal sealed partial class RowRecordJson : JsonSerializerContext;

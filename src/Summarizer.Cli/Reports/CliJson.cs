using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Requests;

namespace Summarizer.Cli.Reports;

/// <summary>The machine-readable output: snake_case names, every field always present, one line.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(GenerateReport))]
[JsonSerializable(typeof(InfoReport))]
[JsonSerializable(typeof(TokenizeReport))]
[JsonSerializable(typeof(SummarizeReport))]
[JsonSerializable(typeof(DocumentsReport))]
[JsonSerializable(typeof(CompressReport))]
[JsonSerializable(typeof(BatchRecord))]
[JsonSerializable(typeof(SummarizeRequest))]
[JsonSerializable(typeof(BenchReport))]
[JsonSerializable(typeof(ComparisonReport))]
[JsonSerializable(typeof(PlanOutput))]
[JsonSerializable(typeof(KeyReport))]
[JsonSerializable(typeof(KeyEntry))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>Writes é and + as themselves: the reader is a program or a person, never a web page.</summary>
    public static CliJson Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write<T>(TextWriter writer, T value, JsonTypeInfo<T> type) =>
        writer.WriteLine(JsonSerializer.Serialize(value, type));
}

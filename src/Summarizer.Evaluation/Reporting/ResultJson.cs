using System.Text.Json;
using System.Text.Json.Serialization;
using Summarizer.Evaluation.Comparing;
using Summarizer.Evaluation.Compressing;
using Summarizer.Evaluation.Data;
using Summarizer.Evaluation.Results;

namespace Summarizer.Evaluation.Reporting;

/// <summary>JSON form of results: snake_case, every key always there, null where there is no value.</summary>
public static class ResultJson
{
    /// <summary>Writes a result.</summary>
    public static string Write(EvaluationResult result) => JsonSerializer.Serialize(result, ResultJsonContext.Default.EvaluationResult);

    /// <summary>Writes a comparison.</summary>
    public static string Write(CheckpointComparison comparison) => JsonSerializer.Serialize(comparison, ResultJsonContext.Default.CheckpointComparison);

    /// <summary>Writes a measurement of compression.</summary>
    public static string Write(CompressionReport report) => JsonSerializer.Serialize(report, ResultJsonContext.Default.CompressionReport);

    /// <summary>Reads the result that <c>summarizer eval --json</c> wrote.</summary>
    /// <param name="path">File to read.</param>
    /// <exception cref="EvaluationDataException">The file is missing, damaged or of another format.</exception>
    public static EvaluationResult Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new EvaluationDataException($"'{path}' does not exist.");
        }

        try
        {
            var result = JsonSerializer.Deserialize(File.ReadAllBytes(path), ResultJsonContext.Default.EvaluationResult);
            return result?.Format == EvaluationResult.CurrentFormat
                ? result
                : throw new EvaluationDataException(
                    $"'{path}' has format {result?.Format.ToString() ?? "null"}; this build reads format {EvaluationResult.CurrentFormat}. Evaluate the checkpoint again.");
        }
        catch (JsonException e)
        {
            throw new EvaluationDataException($"'{path}' is not a result of 'summarizer eval --json': {e.Message}", e);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(EvaluationResult))]
[JsonSerializable(typeof(CheckpointComparison))]
[JsonSerializable(typeof(CompressionReport))]
internal sealed partial class ResultJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.HuggingFace;

/// <summary>A summary under both names that Hugging Face's clients look for.</summary>
/// <param name="SummaryText">The summary, for clients of the task summarization.</param>
/// <param name="GeneratedText">The same, for clients of the task text generation.</param>
internal sealed record InferenceAnswer(string SummaryText, string GeneratedText);

/// <summary>An answer of Text Generation Inference.</summary>
/// <param name="GeneratedText">The summary.</param>
internal sealed record GenerateAnswer(string GeneratedText)
{
    /// <summary>Where details were asked for.</summary>
    public GenerateDetails? Details { get; init; }
}

/// <summary>How a generation went.</summary>
/// <param name="FinishReason">eos_token or length.</param>
/// <param name="GeneratedTokens">Tokens written.</param>
internal sealed record GenerateDetails(string FinishReason, int GeneratedTokens)
{
    /// <summary>As it was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Seed { get; init; }

    /// <summary>Tokens read, prompt included.</summary>
    public int InputLength { get; init; }

    /// <summary>Always empty.</summary>
    public IReadOnlyList<string> Prefill { get; } = [];

    /// <summary>Always empty: ids and probabilities of tokens are not given.</summary>
    public IReadOnlyList<string> Tokens { get; } = [];

    public static GenerateDetails From(SummarizeResult result, long? seed) =>
        new(result.FinishReason == Engine.Requests.FinishReason.Length ? "length" : "eos_token", result.OutputTokens)
        {
            Seed = seed,
            InputLength = result.InputTokens,
        };
}

/// <summary>A piece of a streamed answer of Text Generation Inference.</summary>
/// <param name="Index">1, 2 and so on.</param>
/// <param name="Token">The piece.</param>
internal sealed record GeneratePiece(int Index, GeneratedPiece Token)
{
    /// <summary>The whole summary, in the last piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? GeneratedText { get; init; }

    /// <summary>How it went, in the last piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public GenerateDetails? Details { get; init; }
}

/// <summary>Text to append.</summary>
/// <param name="Text">The next whole characters.</param>
/// <param name="Special">True for the last piece, which has no text.</param>
internal sealed record GeneratedPiece(string Text, bool Special)
{
    /// <summary>Always 0.</summary>
    public int Id { get; }

    /// <summary>Always 0: probabilities are not given.</summary>
    public double Logprob { get; }
}

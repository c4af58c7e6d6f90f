using System.Globalization;
using System.Text.Json.Serialization;

namespace Summarizer.Api.Http.Problems;

/// <summary>Error body of the OpenAI routes.</summary>
/// <param name="Error">What went wrong.</param>
internal sealed record OpenAiErrorBody(OpenAiError Error)
{
    public static OpenAiErrorBody From(Problem problem) => new(OpenAiError.From(problem));
}

/// <summary>A failure in OpenAI's words.</summary>
internal sealed record OpenAiError
{
    private const string Caller = "invalid_request_error";
    private const string TooLong = "input-too-long";

    /// <summary>This occurrence: what was wrong, the limit, the value and the next step.</summary>
    public required string Message { get; init; }

    /// <summary>Who has to do something: invalid_request_error, permission_error, rate_limit_error or server_error.</summary>
    public required string Type { get; init; }

    /// <summary>The field that is wrong, when it is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Param { get; init; }

    /// <summary>Name of the kind of problem: OpenAI's where it has one (model_not_found, context_length_exceeded, rate_limit_exceeded, invalid_api_key), else ours with underscores.</summary>
    public required string Code { get; init; }

    /// <summary>Status of a problem on OpenAI's routes. Their clients expect 400 where the input is too long.</summary>
    public static int StatusOf(Problem problem) => problem.Code == TooLong ? StatusCodes.Status400BadRequest : problem.Status;

    public static OpenAiError From(Problem problem) => new()
    {
        Message = problem is { Code: TooLong, Limit: { } limit, Actual: { } actual }
            ? string.Create(CultureInfo.InvariantCulture, $"This model's maximum context length is {limit} tokens; the request has {actual}. {problem.Detail}")
            : problem.Detail,
        Type = problem.Status switch
        {
            StatusCodes.Status403Forbidden => "permission_error",
            StatusCodes.Status429TooManyRequests => "rate_limit_error",
            >= StatusCodes.Status500InternalServerError => "server_error",
            _ => Caller,
        },
        Param = problem.Errors?.Keys.FirstOrDefault(),
        Code = problem.Code switch
        {
            "unauthorized" => "invalid_api_key",
            TooLong => "context_length_exceeded",
            "overloaded" or "quota-exceeded" => "rate_limit_exceeded",
            var code => code.Replace('-', '_'),
        },
    };
}

/// <summary>
/// A failure inside a stream. Some clients look for <c>error</c>; those that do not know it stop at a finish reason that they do not know, so that no half an answer is taken for a whole one.
/// </summary>
/// <param name="Error">What went wrong.</param>
internal sealed record OpenAiStreamError(OpenAiError Error)
{
    /// <summary>Always error, which tells clients of /v1/responses what this event is.</summary>
    public string Type { get; } = "error";

    /// <summary>One choice that ended with error.</summary>
    public IReadOnlyList<FailedChoice> Choices { get; } = [new()];

    internal sealed record FailedChoice
    {
        public int Index { get; }

        public string Text { get; } = "";

        public IReadOnlyDictionary<string, string> Delta { get; } = new Dictionary<string, string>();

        public string FinishReason { get; } = "error";
    }
}

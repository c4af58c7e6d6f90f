namespace Summarizer.Api.Http.Problems;

/// <summary>Error body of the routes of Hugging Face's servers and of Ollama.</summary>
/// <param name="Error">This occurrence: what was wrong, the limit, the value and the next step.</param>
/// <param name="ErrorType">Name of the kind of problem, with underscores.</param>
internal sealed record PlainError(string Error, string ErrorType)
{
    public static PlainError From(Problem problem) => new(problem.Detail, problem.Code.Replace('-', '_'));
}

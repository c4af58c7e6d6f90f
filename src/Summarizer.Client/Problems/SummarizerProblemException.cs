using System.Globalization;

namespace Summarizer.Client.Problems;

/// <summary>The service answered, and the answer is a problem; also when it comes inside a stream. Retries, if any, are used up.</summary>
public sealed class SummarizerProblemException : Exception
{
    /// <summary>Wraps a problem.</summary>
    /// <param name="problem">What the service said.</param>
    public SummarizerProblemException(SummarizerProblem problem)
        : base(Describe(problem))
    {
        Problem = problem;
    }

    /// <summary>What the service said.</summary>
    public SummarizerProblem Problem { get; }

    /// <summary>Stable name of the kind of problem.</summary>
    public string Code => Problem.Code;

    /// <summary>HTTP status.</summary>
    public int Status => Problem.Status;

    /// <summary>When to try again; null when trying again does not help or the service did not say.</summary>
    public TimeSpan? RetryAfter => Problem.RetryAfterMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static string Describe(SummarizerProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var fields = problem.Errors is { } errors ? string.Concat(errors.SelectMany(e => e.Value).Select(m => " " + m)) : "";
        var request = problem.RequestId is { } id ? $", request {id}" : "";

        // The detail of a validation problem may already be its messages.
        var detail = fields.Trim() == problem.Detail ? problem.Detail : problem.Detail + fields;
        return string.Create(CultureInfo.InvariantCulture, $"{detail} ({problem.Code}, status {problem.Status}{request})");
    }
}

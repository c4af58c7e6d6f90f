using System.Text;
using System.Text.Json;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>Whether the service behaved.</summary>
internal static class Verdict
{
    // Nothing is broken and nothing is stopped during this trial, so a failure of the service's own is not honest. 504: the time for a request was over, on a machine that is busy with
    // sixteen senders. 505: another version of HTTP was asked for.
    private static readonly int[] Honest = [504, 505];

    private static readonly string[] Words = ["type", "title", "detail", "code", "request_id"];

    /// <summary>What was wrong; null when nothing was.</summary>
    /// <param name="drawn">What was sent.</param>
    /// <param name="echo">What came back.</param>
    /// <param name="answers">The answers in it.</param>
    public static string? Of(FuzzCase drawn, Echo echo, IReadOnlyList<Answer> answers)
    {
        if (drawn.Manner == Manner.Waits && !echo.Closed)
        {
            return $"no end within {Connection.Patience.TotalSeconds:0} s";
        }

        if (drawn.Manner == Manner.Waits && answers.Count == 0)
        {
            return "closed without an answer";
        }

        return answers.Select(a => Of(a, cut: drawn.Manner != Manner.Waits, withBody: !drawn.IsHead)).FirstOrDefault(wrong => wrong is not null);
    }

    private static string? Of(Answer answer, bool cut, bool withBody)
    {
        if (answer.Status >= 500 && !Honest.Contains(answer.Status))
        {
            return $"status {answer.Status}: {Encoding.UTF8.GetString(answer.Body)}";
        }

        if (!answer.Complete)
        {
            return cut ? null : $"status {answer.Status} with a body that ends early";
        }

        return !withBody ? null : answer.MediaType switch
        {
            "application/problem+json" => Problem(answer),
            "application/json" => IsJson(answer.Body) ? null : $"status {answer.Status} with a body that is no JSON",
            "text/event-stream" => Stream(answer),
            _ => null,
        };
    }

    private static string? Problem(Answer answer)
    {
        try
        {
            using var problem = JsonDocument.Parse(answer.Body);
            var fields = problem.RootElement;
            if (fields.GetProperty("status").GetInt32() != answer.Status)
            {
                return $"status {answer.Status} with a problem of another status";
            }

            if (Words.Any(name => string.IsNullOrWhiteSpace(fields.GetProperty(name).GetString())))
            {
                return $"status {answer.Status} with a problem that lacks words";
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"status {answer.Status} with a broken problem: {e.Message}";
        }

        return answer.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Bodies.Secret)) >= 0 ? $"status {answer.Status} with document text in its problem" : null;
    }

    private static string? Stream(Answer answer)
    {
        var text = Encoding.UTF8.GetString(answer.Body);
        return text.Contains(".completed\n", StringComparison.Ordinal) || text.Contains("event: error\n", StringComparison.Ordinal) ? null : "a stream that neither completes nor says why";
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var parsed = JsonDocument.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>
/// Runs the calls of all tools: finds the model, applies the deadline, and turns failures into text that a language model can act on.
/// </summary>
internal sealed class ToolCalls(
    ModelHost host,
    ProblemMapper problems,
    ProblemHandling handling,
    IHttpContextAccessor http,
    IOptions<SummarizerOptions> options,
    TimeProvider clock)
{
    /// <summary>Runs one call.</summary>
    /// <param name="prefix">Start of the answer's id.</param>
    /// <param name="reports">Where progress goes.</param>
    /// <param name="call">Does the work; its token ends with the client, the call or the deadline.</param>
    /// <param name="cancellationToken">The client has cancelled.</param>
    public async Task<CallToolResult> RunAsync(
        string prefix,
        IProgress<ProgressNotificationValue> reports,
        Func<ServedModel, SummaryHead, CallProgress, CancellationToken, Task<CallToolResult>> call,
        CancellationToken cancellationToken)
    {
        var context = http.HttpContext!;
        var deadline = RequestDeadline.Start(context, options.Value.RequestTimeout, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var finished = new CancellationTokenSource();
        var progress = new CallProgress(reports, clock);
        var keeping = Task.CompletedTask;
        try
        {
            var model = host.Model;
            var head = new SummaryHead($"{prefix}-{Guid.NewGuid():N}", clock.GetUtcNow().ToUnixTimeSeconds(), model.Name);
            keeping = progress.KeepAsync(finished.Token);
            return await call(model, head, progress, end.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            var failure = e is OperationCanceledException cancellation ? deadline.Explain(cancellation) : e;
            return Refuse(failure);
        }
        finally
        {
            await finished.CancelAsync();
            await keeping;
        }
    }

    /// <summary>The answer to a call that cannot be done.</summary>
    public CallToolResult Refuse(Exception failure)
    {
        var problem = problems.Map(http.HttpContext!, failure);
        handling.LogServerError(problem, failure);
        return Refused(problem);
    }

    /// <summary>A finished call: text for the language model, the native answer for programs.</summary>
    public CallToolResult Answer<T>(string text, T answer)
        where T : class => new()
        {
            Content = [new TextContentBlock { Text = text }],
            StructuredContent = JsonSerializer.SerializeToElement(answer, http.HttpContext!.TypeInfo<T>()),
        };

    private static CallToolResult Refused(Problem problem)
    {
        var again = problem.RetryAfterMs is { } wait ? string.Create(
            CultureInfo.InvariantCulture, $" Try again in {Math.Max(1, (wait + 999) / 1000)} s.") : "";
        return new()
        {
            IsError = true,
            Content = [new TextContentBlock { Text = $"{problem.Code}: {problem.Detail}{again} (request "
            + $"{problem.RequestId})" }]
        };
    }
}

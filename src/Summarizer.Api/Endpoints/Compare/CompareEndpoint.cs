using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Summarizer.Api.Endpoints.Plan;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Http.Requests;
using Summarizer.Api.Http.Streaming;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Security;
using Summarizer.Benchmarking.Comparison;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>POST /v1/compare. It calls the engines without the pipeline, because caching and retries would be measured too.</summary>
internal static class CompareEndpoint
{
    private const string Events =
        """
        Server-sent events. comparison.started: {"id", "models", "turns"}, once the models are loaded. comparison.progress: a
        ComparisonProgress after every turn of a model.
        comparison.cell: a SweepCell after every pair of lengths of a sweep. comparison.completed: the same object as without streaming.
        error: a Problem, and the stream ends.
        The comment ": keep-alive" fills every 10 seconds of silence.
        """;

    public static void MapCompare(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/compare", CompareAsync)
        .WithName("compare")
        .RequireScope(ApiScopes.Compare)
        .RequiresAdmission()
        .WithTags("Comparison")
        .WithSummary("Measure the served model against the baseline")
        .WithDescription("Both read the same tokens and write as many. One comparison at a time; off unless Summarizer__Compare__Enabled "
            + "is set, the environment is Development, or only this machine reaches the service and no keys are asked for. Answers with JSON, or with server-sent events when stream is true.")
        .Produces<CompareResponse>(StatusCodes.Status200OK, "application/json", "text/event-stream")
        .StreamsEvents(Events)
        .AddOpenApiOperationTransformer(
            (_, context, cancellationToken) => context.GetOrCreateSchemaAsync(typeof(ComparisonProgress), null, cancellationToken))
        .ProducesProblems(
            ProblemKind.InvalidJson, ProblemKind.Unauthorized, ProblemKind.ComparisonDisabled, ProblemKind.ModelNotFound,
            ProblemKind.ComparisonRunning, ProblemKind.BodyTooLarge,
            ProblemKind.UnsupportedMediaType, ProblemKind.Validation, ProblemKind.Overloaded, ProblemKind.InferenceFailed,
            ProblemKind.Loading, ProblemKind.Timeout);

    private static async Task<Results<Ok<CompareResponse>, ServerSentEventsResult<object>>> CompareAsync(
        JsonBody<CompareBody> body,
        HttpContext context,
        MeasurementSwitch measurements,
        ComparisonLock comparisons,
        CompareRules rules,
        MachineDevice machine,
        EventStreams streams,
        IOptions<SummarizerOptions> options,
        TimeProvider clock)
    {
        measurements.RequireOn();
        var request = rules.Check(body.Value);
        var deadline = RequestDeadline.Start(context, options.Value.Compare.Timeout, clock);
        var session = comparisons.Acquire();

        // Releases the lock however the response ends. A comparison that completes releases it before the answer is sent.
        context.Response.RegisterForDisposeAsync(session);
        var run = new CompareRun($"cpr-{Guid.NewGuid():N}", request, session, machine, options.Value.Engine.Threads, clock);
        try
        {
            var arms = PrepareAsync(comparisons, session, request, body.Value, deadline.Token);
            if (body.Value.Stream is not true)
            {
                return TypedResults.Ok(await run.MeasureAsync(await arms, NoEvents, deadline.Token));
            }

            var late = await streams.IsLateAsync(arms, deadline.Token);
            return streams.Start(context, deadline, late, WriteAsync(run, arms, deadline.Token));
        }
        catch (Exception e)
        {
            await session.DisposeAsync();
            throw e is OperationCanceledException cancellation ? deadline.Explain(cancellation) : e;
        }
    }

    private static async Task<IReadOnlyList<ComparisonArm>> PrepareAsync(
        ComparisonLock comparisons,
        ComparisonSession session,
        CompareRequest request,
        CompareBody body,
        CancellationToken cancellationToken)
    {
        var arms = await comparisons.LoadAsync(session, body.Models, body.Runtimes, cancellationToken);
        request.Check(arms);
        return arms;
    }

    private static async IAsyncEnumerable<SseItem<object>> WriteAsync(
        CompareRun run, Task<IReadOnlyList<ComparisonArm>> preparing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var arms = await preparing;
        yield return new(await run.StartAsync(arms, cancellationToken), "comparison.started");

        // Not cancelled by itself: the response may not end before the measurement, which uses the models of the request.
        var events = Channel.CreateUnbounded<SseItem<object>>(new() { SingleReader = true });
        var measuring = MeasureAsync();
        await foreach (var item in events.Reader.ReadAllAsync(CancellationToken.None))
        {
            yield return item;
        }

        yield return new(await measuring, "comparison.completed");

        async Task<CompareResponse> MeasureAsync()
        {
            try
            {
                return await run.MeasureAsync(arms, (type, data) => events.Writer.TryWrite(new(data, type)), cancellationToken);
            }
            finally
            {
                events.Writer.Complete();
            }
        }
    }

    private static void NoEvents(string type, object data)
    {
    }
}

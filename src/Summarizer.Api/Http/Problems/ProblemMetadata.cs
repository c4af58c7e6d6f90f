namespace Summarizer.Api.Http.Problems;

/// <summary>Says in a route table which problems a route can answer with.</summary>
internal static class ProblemMetadata
{
    /// <summary>Adds one response per status to the OpenAPI document.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder route, params ReadOnlySpan<ProblemKind> kinds)
    {
        foreach (var status in kinds.ToArray().Select(k => k.Status).Distinct())
        {
            route.Produces<Problem>(status, "application/problem+json");
        }

        return route;
    }

    /// <summary>Adds one response per status, with the error body of Hugging Face's servers.</summary>
    public static RouteHandlerBuilder ProducesPlainErrors(this RouteHandlerBuilder route, params ReadOnlySpan<ProblemKind> kinds)
    {
        foreach (var status in kinds.ToArray().Select(k => k.Status).Distinct())
        {
            route.Produces<PlainError>(status);
        }

        return route;
    }

    /// <summary>Adds one response per status, with OpenAI's error body.</summary>
    public static RouteHandlerBuilder ProducesOpenAiErrors(this RouteHandlerBuilder route, params ReadOnlySpan<ProblemKind> kinds)
    {
        foreach (var status in kinds.ToArray().Select(k => k.Status).Distinct())
        {
            route.Produces<OpenAiErrorBody>(status);
        }

        return route;
    }
}

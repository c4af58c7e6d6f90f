using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Summarizer.Api.Endpoints.Conversations;
using Summarizer.Api.Http.Binding;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Ollama;

/// <summary>POST /api/generate, POST /api/chat, GET /api/tags and GET /api/version, as Ollama has them.</summary>
internal static class OllamaEndpoint
{
    private static readonly string[] Roles = ["system", "user", "assistant", "tool"];

    public static void MapOllama(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/generate", GenerateAsync)
            .SpeaksPlainly("ollamaGenerate")
            .WithSummary("Summarize a prompt, as Ollama does")
            .WithDescription("The prompt is a document, or an instruction with a document. Answers line by line unless stream is false.")
            .Produces<OllamaAnswer>(StatusCodes.Status200OK, "application/json", OllamaLines.ContentType);
        routes.MapPost("/api/chat", ChatAsync)
            .SpeaksPlainly("ollamaChat")
            .WithSummary("Summarize the document of a conversation, as Ollama does")
            .WithDescription("Answers line by line unless stream is false.")
            .Produces<OllamaAnswer>(StatusCodes.Status200OK, "application/json", OllamaLines.ContentType);
        Describe(routes.MapGet("/api/tags", List), "ollamaTags", "The models, as Ollama lists them");
        Describe(routes.MapGet("/api/version", Version), "ollamaVersion", "The version, as Ollama gives it");
        Describe(routes.MapGet("/version", Version), "version", "The version of the service");
    }

    private static void Describe(RouteHandlerBuilder route, string name, string summary) => route
        .WithName(name)
        .WithTags("Compatibility")
        .WithSummary(summary)
        .WithDescription("For clients that ask before they send anything.")
        .WithMetadata(new RouteErrors(ErrorForm.Plain))
        .ProducesPlainErrors(ProblemKind.Unauthorized, ProblemKind.Loading);

    private static Ok<OllamaVersion> Version(ServiceVersion version) => TypedResults.Ok(new OllamaVersion(version.Version));

    private static Ok<OllamaTags> List(ModelHost host)
    {
        var model = host.Model;
        var engine = model.Engine.Model;
        var size = Directory.Exists(model.Folder) ? new DirectoryInfo(model.Folder).EnumerateFiles().Sum(f => f.Length) : 0;
        var parameters = string.Create(CultureInfo.InvariantCulture, $"{Math.Round(engine.Parameters / 1e6)}M");
        return TypedResults.Ok(new OllamaTags(
        [
            new(model.Name, model.Name, model.LoadedAt, size, engine.Source.Sha256, new(
                "", "onnx", engine.Architecture, [engine.Architecture], parameters, engine.Precision.ToString().ToUpperInvariant())),
        ]));
    }

    private static Task<Results<Ok<OllamaAnswer>, OllamaLines>> GenerateAsync(JsonBody<OllamaGenerateBody> body, [AsParameters] PromptServices services)
    {
        Turn[] system = string.IsNullOrWhiteSpace(body.Value.System) ? [] : [new("system", body.Value.System)];
        return AnswerAsync(body.Value, [.. system, new("user", body.Value.Prompt ?? "")], "prompt", services, (a, text) => a with { Response = text });
    }

    private static Task<Results<Ok<OllamaAnswer>, OllamaLines>> ChatAsync(JsonBody<OllamaChatBody> body, [AsParameters] PromptServices services)
    {
        if (body.Value.Messages.FirstOrDefault(m => !Roles.Contains(m.Role)) is not null)
        {
            throw PromptServices.Refused("messages", $"messages must have the roles {string.Join(", ", Roles)}.");
        }

        return AnswerAsync(
            body.Value,
            [.. body.Value.Messages.Select(m => new Turn(m.Role, m.Content))],
            "messages",
            services,
            (a, text) => a with { Message = new("assistant", text) });
    }

    private static async Task<Results<Ok<OllamaAnswer>, OllamaLines>> AnswerAsync(
        OllamaBody body, IReadOnlyList<Turn> turns, string field, PromptServices services, Func<OllamaAnswer, string, OllamaAnswer> say)
    {
        var model = services.Host.Require(Name(body.Model));
        var (request, warning) = Translate(body, turns, field, model, services.Options.Value.OpenAi);
        var deadline = services.StartDeadline();
        try
        {
            var running = await services.RunAsync(model, request, field, deadline.Token);
            OllamaAnswer Line(string text) => say(new(model.Name, services.Clock.GetUtcNow(), Done: false), text);
            if (body.Stream is not false)
            {
                services.Warn([warning]);
                return new OllamaLines(running, Line, deadline);
            }

            var result = await running.Result;
            services.Warn([warning, .. result.Warnings]);
            return TypedResults.Ok(Line(result.Summary).Finish(result));
        }
        catch (OperationCanceledException e)
        {
            throw deadline.Explain(e);
        }
    }

    private static (SummarizeRequest Request, SummaryWarning? Warning) Translate(
        OllamaBody body, IReadOnlyList<Turn> turns, string field, ServedModel model, OpenAiOptions defaults)
    {
        if (body.Format is { } format && !(format.ValueKind == JsonValueKind.String && format.GetString() is { Length: 0 }))
        {
            throw PromptServices.Refused("format", "format must be left out: the model writes summaries, not JSON.");
        }

        if (body.Tools is { } tools && !(tools.ValueKind == JsonValueKind.Array && tools.GetArrayLength() == 0))
        {
            throw PromptServices.Refused("tools", "tools must be left out: the model calls no tools.");
        }

        var (request, warning) = PromptedSummary.Of(turns, model);
        var given = body.Options ?? new();
        return request is null
            ? throw PromptServices.Refused(field, $"{field} must hold a text to summarize.")
            : (request with
            {
                MaxTokens = PromptServices.Cap(given.NumPredict, model),
                Temperature = given.Temperature ?? 0,
                TopP = given.TopP ?? 1,
                TopK = given.TopK ?? 0,
                Seed = given.Seed,
                RepetitionPenalty = given.RepeatPenalty,
                Stop = given.Stop ?? [],
                Strategy = defaults.Strategy,
                Truncate = defaults.Truncate,
            }, warning);
    }

    private static string? Name(string? name) => name?.EndsWith(":latest", StringComparison.Ordinal) is true ? name[..^7] : name;
}

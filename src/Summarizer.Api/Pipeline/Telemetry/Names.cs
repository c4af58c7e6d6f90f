namespace Summarizer.Api.Pipeline.Telemetry;

/// <summary>Names of labels and attributes: those of OpenTelemetry's conventions for generative AI where there is one.</summary>
internal static class Names
{
    public const string Meter = "Summarizer";
    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string RequestModel = "gen_ai.request.model";
    public const string ResponseModel = "gen_ai.response.model";
    public const string TokenType = "gen_ai.token.type";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string ErrorType = "error.type";
    public const string TaskAttribute = "summarizer.task";
    public const string Model = "model";
    public const string Task = "task";

    /// <summary>The operation of every task here, in the conventions' words.</summary>
    public const string TextCompletion = "text_completion";

    /// <summary>Who runs the model: this program.</summary>
    public const string Summarizer = "summarizer";
}

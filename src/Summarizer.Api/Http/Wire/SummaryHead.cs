namespace Summarizer.Api.Http.Wire;

/// <summary>What is known of a summary before it is written.</summary>
/// <param name="Id">Id of the summary.</param>
/// <param name="Created">Unix seconds.</param>
/// <param name="Model">Name of the model.</param>
internal sealed record SummaryHead(string Id, long Created, string Model);

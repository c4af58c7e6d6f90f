namespace Summarizer.Evaluation.Results;

/// <summary>Outputs of one source by ROUGE-1.</summary>
/// <param name="Best">Highest.</param>
/// <param name="Median">The middle one; of an even number the lower.</param>
/// <param name="Worst">Lowest.</param>
public sealed record SampleOutputs(SampleOutput Best, SampleOutput Median, SampleOutput Worst);

/// <summary>One output with what it should have been.</summary>
/// <param name="Id">Row.</param>
/// <param name="Question">Question, where the row has one.</param>
/// <param name="Document">Beginning of the document.</param>
/// <param name="Reference">First reference.</param>
/// <param name="Output">What the model wrote.</param>
/// <param name="Rouge1">ROUGE-1 F1.</param>
/// <param name="Rouge2">ROUGE-2 F1.</param>
/// <param name="RougeL">ROUGE-L F1.</param>
public sealed record SampleOutput(string Id, string? Question, string Document, string Reference, string Output, double Rouge1, double Rouge2, double RougeL);

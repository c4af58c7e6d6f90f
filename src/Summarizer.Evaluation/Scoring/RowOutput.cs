using Summarizer.Evaluation.Data;

namespace Summarizer.Evaluation.Scoring;

/// <summary>What a system wrote for a row.</summary>
/// <param name="Text">The output.</param>
/// <param name="Tokens">Tokens written.</param>
/// <param name="Truncated">True when the document was cut to fit.</param>
public sealed record RowOutput(string Text, int Tokens, bool Truncated);

/// <summary>The system under evaluation: writes the output of one row. Called for many rows at once.</summary>
public delegate Task<RowOutput> RowWriter(EvaluationRow row, CancellationToken cancellationToken);

/// <summary>How far an evaluation is.</summary>
/// <param name="Done">Rows written and scored.</param>
/// <param name="Rows">Rows in all.</param>
/// <param name="OutputTokens">Tokens written so far.</param>
public readonly record struct EvaluationProgress(int Done, int Rows, long OutputTokens);

using Summarizer.Benchmarking.Comparison;
using Summarizer.Benchmarking.Planning;

namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer plan</c>.</summary>
/// <param name="Plan">What is predicted.</param>
/// <param name="Measured">
/// What was measured of the bundles, with the prediction for this machine and its error; empty without --measure.
/// </param>
internal sealed record PlanOutput(PlanReport Plan, IReadOnlyList<ComparedModel> Measured);

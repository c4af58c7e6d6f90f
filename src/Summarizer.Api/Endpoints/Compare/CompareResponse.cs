using Summarizer.Api.Http.Wire;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Benchmarking.Hardware;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>A finished comparison: of one pair of lengths in results and speedups, or of a grid in sweep.</summary>
internal sealed record CompareResponse
{
    /// <summary>Id of this comparison, cpr- and a random part.</summary>
    public required string Id { get; init; }

    /// <summary>Always comparison.</summary>
    public string Object { get; } = "comparison";

    /// <summary>When the request was accepted, in Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Machine and software.</summary>
    public required MachineStamp Environment { get; init; }

    /// <summary>How it was measured.</summary>
    public required ComparisonSettings Settings { get; init; }

    /// <summary>One entry per model, in the order asked for; empty for a sweep.</summary>
    public required IReadOnlyList<ComparedModel> Results { get; init; }

    /// <summary>The first model against the other; empty for a sweep, and for a single model.</summary>
    public required IReadOnlyList<Speedup> Speedups { get; init; }

    /// <summary>The grid of a sweep; absent otherwise.</summary>
    public SweepResult? Sweep { get; init; }

    /// <summary>How each number is made, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Definitions { get; init; }

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    public static CompareResponse From(string id, long created, ComparisonReport report) => new()
    {
        Id = id,
        Created = created,
        Environment = report.Environment,
        Settings = report.Settings,
        Results = report.Results,
        Speedups = report.Speedups,
        Sweep = report.Sweep,
        Definitions = report.Definitions,
        Warnings = Warning.From(report.Warnings),
    };
}

/// <summary>Data of the event comparison.started: the models are loaded and the lengths fit.</summary>
/// <param name="Id">Id of the comparison.</param>
/// <param name="Models">Names of the models, the one in question first.</param>
/// <param name="Turns">Turns to come, those that do not count included.</param>
internal sealed record ComparisonStarted(string Id, IReadOnlyList<string> Models, int Turns);

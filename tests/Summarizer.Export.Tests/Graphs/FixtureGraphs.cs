using System.Collections.Concurrent;
using Summarizer.Bundles;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Gate;
using Summarizer.Export.Graphs;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>Graphs of the golden fixtures, written once per test run.</summary>
internal static class FixtureGraphs
{
    private static readonly ConcurrentDictionary<(string, Precision), Lazy<string>> Folders = new();

    /// <summary>Float32 graphs of a fixture.</summary>
    public static ExportedModel Float(string name) => Open(name, Precision.Fp32);

    public static ExportedModel Open(string name, Precision precision) => new(Folders.GetOrAdd((name, precision), _ => new(() => Write(name, precision))).Value);

    private static string Write(string name, Precision precision)
    {
        var folder = Directory.CreateTempSubdirectory("graphs-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var checkpoint = Checkpoint.Open(Repository.Fixture(name));
        new GraphFiles(folder, checkpoint, precision, GraphLimits.Of(128, 64, decoderOnly: false), new Progress<ExportProgress>(), CancellationToken.None)
            .Write(encoder => CrossCalibration.Measure(encoder, checkpoint.Config, SampleRows.Make(null, default, 512, 64)));
        return folder;
    }
}

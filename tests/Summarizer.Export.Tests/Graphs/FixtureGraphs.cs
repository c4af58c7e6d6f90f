using System.Collections.Concurrent;
using Summarizer.Export.Checkpoints;
using Summarizer.Export.Exporting;
using Summarizer.Export.Graphs;
using Summarizer.Export.Tests.Checkpoints;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>Graphs of the golden fixtures, written once per test run.</summary>
internal static class FixtureGraphs
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Folders = new();

    /// <summary>Float32 graphs of a fixture.</summary>
    public static ExportedModel Float(string name) => new(Folders.GetOrAdd(name, key => new(() => Write(key))).Value);

    private static string Write(string name)
    {
        var folder = Directory.CreateTempSubdirectory("graphs-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var checkpoint = Checkpoint.Open(FixtureFolder.Of(name));
        new GraphFiles(folder, checkpoint, GraphLimits.Of(128, 64), new Progress<ExportProgress>(), CancellationToken.None).Write();
        return folder;
    }
}

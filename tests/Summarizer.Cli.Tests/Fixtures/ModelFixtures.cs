using System.Collections.Concurrent;
using Summarizer.Bundles;
using Summarizer.Cli.Tests.Fixtures;
using Summarizer.Export;
using Summarizer.Export.Exporting;
using Summarizer.Export.Synthesis;

[assembly: AssemblyFixture(typeof(ModelFixtures))]

namespace Summarizer.Cli.Tests.Fixtures;

/// <summary>Bundles that many tests read; each is made once, when first asked for.</summary>
public sealed class ModelFixtures : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, Lazy<string>> _bundles = new();

    /// <summary>A golden checkpoint as a float32 bundle.</summary>
    public string Golden(string fixture) => Make(fixture, () => Repository.Fixture(fixture));

    /// <summary>Random weights with the golden Gemma tokenizer: reads and writes text, but nothing sensible.</summary>
    public string WithTokenizer() => Make("with-tokenizer", () =>
    {
        var checkpoint = _folder["with-tokenizer.checkpoint"];
        CheckpointSynthesizer.Write(
            ModelShapeSpec.Parse("encoder=1x32x2,decoder=1x32x2,head=16,ffn=32,vocab=2048,positions=256"),
            checkpoint,
            new SynthesisOptions { TokenizerModel = Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model") });
        return checkpoint;
    });

    public void Dispose() => _folder.Dispose();

    private string Make(string name, Func<string> checkpoint) => _bundles.GetOrAdd(name, key => new Lazy<string>(() =>
    {
        var options = new ExportOptions { Checkpoint = checkpoint(), Output = _folder[key], Precision = Precision.Fp32 };
        CheckpointExporter.Export(options, new Silence(), CancellationToken.None);
        return options.Output;
    })).Value;

    private sealed class Silence : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
        }
    }
}

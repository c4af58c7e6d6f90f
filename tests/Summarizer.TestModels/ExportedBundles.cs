using System.Collections.Concurrent;
using Summarizer.Bundles;
using Summarizer.Export;
using Summarizer.Export.Exporting;
using Summarizer.Export.Synthesis;

namespace Summarizer.TestModels;

/// <summary>Bundles of the golden fixtures, each exported when a test first asks for it and deleted after the last test.</summary>
public sealed class ExportedBundles : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("summarizer-engine-").FullName;
    private readonly ConcurrentDictionary<(string Name, Precision Precision), Lazy<string>> _bundles = new();
    private readonly Lazy<string> _failingEncoder;
    private readonly Lazy<string> _shortTables;
    private int _folders;

    public ExportedBundles() => (_failingEncoder, _shortTables) = (new Lazy<string>(MixBundles), new Lazy<string>(ClaimLongerInputs));

    /// <summary>Folder of a bundle. Tests only read it.</summary>
    /// <param name="fixture">Name of the fixture.</param>
    /// <param name="precision">Precision of the weights.</param>
    public string Of(string fixture, Precision precision = Precision.Fp32) => _bundles
        .GetOrAdd((fixture, precision), key => new Lazy<string>(() => Export(Repository.Fixture(key.Name), key.Precision)))
        .Value;

    /// <summary>Folder of a bundle of a random model that has the golden Gemma tokenizer, 256 input and 200 output tokens.</summary>
    public string Random(Precision precision = Precision.Fp32) => _bundles
        .GetOrAdd(("random", precision), key => new Lazy<string>(() => ExportRandom(key.Precision, vocabulary: 2048)))
        .Value;

    /// <summary>
    /// Folder of a bundle whose encoder knows fewer ids (64) than the manifest says (2048): an input with another id fails in the run.
    /// </summary>
    public string FailingEncoder => _failingEncoder.Value;

    /// <summary>
    /// Folder of a decoder-only bundle (gemma2-decoder) whose graph has positions for shorter inputs than the manifest says: a long one
    /// fails halfway.
    /// </summary>
    public string ShortTables => _shortTables.Value;

    /// <summary>Folder of a bundle (bart-classic) whose outputs begin and end with the tokens that BART's publishers force.</summary>
    public string ForcedTokens => _bundles
        .GetOrAdd(("forced tokens", Precision.Fp32), _ => new Lazy<string>(() =>
        {
            var bundle = Bundle.Open(Of("bart-classic"));
            return Copy(bundle, bundle.PathOf, manifest => manifest with { Generation = new(FirstToken: 0, LastToken: 2) });
        }))
        .Value;

    /// <summary>A new folder, deleted after the last test.</summary>
    public string NewFolder() => Path.Combine(_root, $"folder-{Interlocked.Increment(ref _folders)}");

    /// <summary>Exports a checkpoint.</summary>
    /// <returns>The bundle folder.</returns>
    public string Export(string checkpoint, Precision precision, int? maxInputTokens = null, int? maxOutputTokens = null)
    {
        var options = new ExportOptions
        {
            Checkpoint = checkpoint,
            Output = NewFolder(),
            Precision = precision,
            MaxInputTokens = maxInputTokens,
            MaxOutputTokens = maxOutputTokens,
        };
        CheckpointExporter.Export(options, new Progress<ExportProgress>(), CancellationToken.None);
        return options.Output;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string ExportRandom(Precision precision, int vocabulary)
    {
        var shape = ModelShapeSpec.Parse($"encoder=2x32x2,decoder=2x32x2,head=16,ffn=64,vocab={vocabulary},window=64,positions=256");
        var checkpoint = NewFolder();
        var tokenizer = Path.Combine(Repository.Fixture("tokenizer-gemma"), "tokenizer.model");
        CheckpointSynthesizer.Write(shape, checkpoint, new SynthesisOptions { TokenizerModel = vocabulary == 2048 ? tokenizer : null });
        return Export(checkpoint, precision, maxInputTokens: 256, maxOutputTokens: 200);
    }

    private string MixBundles()
    {
        var (encoder, decoder) = (Bundle.Open(ExportRandom(Precision.Fp32, vocabulary: 64)), Bundle.Open(Random()));
        return Copy(decoder, file => (file.StartsWith("encoder", StringComparison.Ordinal) ? encoder : decoder).PathOf(file), manifest => manifest);
    }

    private string ClaimLongerInputs()
    {
        var bundle = Bundle.Open(Of("gemma2-decoder"));
        return Copy(bundle, bundle.PathOf, manifest => manifest with { Limits = manifest.Limits with { MaxInputTokens = 400 } });
    }

    private string Copy(Bundle bundle, Func<string, string> source, Func<BundleManifest, BundleManifest> change)
    {
        var folder = NewFolder();
        using var writer = new BundleWriter(folder, overwrite: false);
        foreach (var file in bundle.Manifest.Files.Select(file => file.Path))
        {
            File.Copy(source(file), Path.Combine(writer.Folder, file));
        }

        writer.Commit(files => change(bundle.Manifest) with { Files = files });
        return folder;
    }
}

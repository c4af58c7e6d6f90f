using Summarizer.Bundles;
using Summarizer.Cli.Exporting;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Export.Synthesis;

namespace Summarizer.Cli.Comparing;

/// <summary>
/// Two models with random weights, made for one comparison and removed after it. A single shape is compared with a decoder-only one of
/// equal size.
/// </summary>
internal sealed class ShapedModels : ComparedModels
{
    private readonly List<ModelShapeSpec> _shapes;
    private readonly Precision _precision;
    private readonly int _seed;
    private readonly int _maxInput;
    private readonly int _maxOutput;
    private readonly string _scratch = Path.Combine(Path.GetTempPath(), $"summarizer-compare-{Guid.NewGuid():N}");

    /// <exception cref="UsageException">A shape is malformed.</exception>
    public ShapedModels(IReadOnlyList<string> shapes, Precision precision, int seed, int maxInput, int maxOutput)
    {
        try
        {
            _shapes = [.. shapes.Select(ModelShapeSpec.Parse)];
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }

        (_precision, _seed, _maxInput, _maxOutput) = (precision, seed, maxInput, maxOutput);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> PrepareAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var first = await MakeAsync(_shapes[0], "shape-a", terminal, cancellationToken);
        var second = _shapes.Count > 1 ? _shapes[1] : SimilarShape.DecoderOnly(Bundle.Open(first));
        return [first, await MakeAsync(second, _shapes.Count > 1 ? "shape-b" : "decoder-only", terminal, cancellationToken)];
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (Directory.Exists(_scratch))
        {
            Directory.Delete(_scratch, recursive: true);
        }
    }

    private async Task<string> MakeAsync(ModelShapeSpec shape, string name, Terminal terminal, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(_scratch, name);
        Directory.CreateDirectory(_scratch);
        var options = new RandomBundleOptions
        {
            Shape = shape,
            Output = folder,
            Precision = _precision,
            Seed = _seed,
            Name = name,
            MaxInputTokens = _maxInput,
            MaxOutputTokens = _maxOutput,
        };
        await ProgressBars.ShowAsync(
            terminal, progress => Task.FromResult(RandomBundle.Make(options, new ExportStages(progress), cancellationToken)));
        return folder;
    }
}

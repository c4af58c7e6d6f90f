using Summarizer.Bundles;
using Summarizer.Cli.Exporting;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Export.Synthesis;

namespace Summarizer.Cli.Benchmarking;

/// <summary>A model of a given shape with random weights, made for one measurement and removed after it.</summary>
internal sealed class SyntheticModel : BenchModelSource
{
    private readonly ModelShapeSpec _shape;
    private readonly Precision _precision;
    private readonly BenchPlan _plan;
    private readonly string? _keep;
    private string? _scratch;

    /// <summary>Reads the shape; nothing is made yet.</summary>
    /// <param name="shape">As <c>--shape</c> takes it.</param>
    /// <param name="precision">Weights of the bundle.</param>
    /// <param name="plan">Lengths that the model must allow, and the seed of its weights.</param>
    /// <param name="keep">Folder that the bundle stays in; null for none.</param>
    /// <exception cref="UsageException">The shape is malformed.</exception>
    public SyntheticModel(string shape, Precision precision, BenchPlan plan, string? keep)
    {
        try
        {
            _shape = ModelShapeSpec.Parse(shape);
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }

        (_precision, _plan, _keep) = (precision, plan, keep);
    }

    /// <inheritdoc/>
    public override Task<string> PrepareAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        // Said before the work, not after it.
        if (Directory.Exists(_keep) && Directory.EnumerateFileSystemEntries(_keep).Any())
        {
            throw new CommandException($"'{_keep}' is not empty. Give --keep a folder that does not exist yet.");
        }

        return ProgressBars.ShowAsync(terminal, progress => Task.FromResult(Make(new ExportStages(progress), cancellationToken)));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_scratch is not null && Directory.Exists(_scratch))
        {
            Directory.Delete(_scratch, recursive: true);
        }
    }

    private string Make(ExportStages stages, CancellationToken cancellationToken)
    {
        _scratch = Directory.CreateTempSubdirectory("summarizer-bench-").FullName;
        var bundle = _keep ?? Path.Combine(_scratch, "bundle");
        var options = new RandomBundleOptions
        {
            Shape = _shape,
            Output = bundle,
            Precision = _precision,
            Seed = _plan.Seed,
            Name = "random",
            MaxInputTokens = _plan.InputTokens,
            MaxOutputTokens = _plan.OutputTokens,
        };
        RandomBundle.Make(options, stages, cancellationToken);
        return bundle;
    }
}

using System.CommandLine;
using Summarizer.Bundles;
using Summarizer.Cli.Options;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Benchmarking;

/// <summary>The options that say which model is measured: a bundle, or a shape to be filled with random weights.</summary>
internal sealed class BenchSourceOptions
{
    private readonly Option<string?> _model = new("--model")
    {
        Description = "Model bundle to measure, or hf:ORG/NAME.",
        HelpName = CommonOptions.ModelNames,
    };

    private readonly Option<string?> _shape = new("--shape")
    {
        Description = "Measure random weights of this shape instead: encoder=LAYERSxHIDDENxHEADS,decoder=LAYERSxHIDDENxHEADS,head=N,ffn=N "
            + "(or ENCODER/DECODER),vocab=N.",
        HelpName = "SHAPE",
    };

    private readonly Choice<Precision> _precision = CommonOptions.Precision("Weights of a --shape.", "int8");
    private readonly Option<string?> _keep = new("--keep")
    {
        Description = "Keep the bundle of a --shape in this folder.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_shape);
        command.Add(_precision.Option);
        command.Add(_keep);
    }

    /// <summary>The model that the command line asks for; nothing is made yet.</summary>
    /// <exception cref="UsageException">Not exactly one model was asked for, or an option that belongs to the other kind.</exception>
    public BenchModelSource Read(ParseResult result, BenchPlan plan)
    {
        var (model, shape, keep) = (result.GetValue(_model), result.GetValue(_shape), result.GetValue(_keep));
        if (model is null == shape is null)
        {
            throw new UsageException("bench measures one model: give either --model DIR or --shape SHAPE.");
        }

        if (shape is not null)
        {
            return new SyntheticModel(shape, _precision.In(result), plan, keep);
        }

        var misplaced = keep is not null ? "--keep"
            : result.GetResult(_precision.Option) is { Implicit: false } ? _precision.Option.Name : null;
        return misplaced is null
            ? new StoredModel(model!)
            : throw new UsageException($"{misplaced} belongs to --shape; a bundle is measured as it is. Leave {misplaced} out.");
    }
}

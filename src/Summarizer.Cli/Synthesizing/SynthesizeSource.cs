using System.CommandLine;
using Summarizer.Bundles;
using Summarizer.Cli.Options;
using Summarizer.Cli.Running;
using Summarizer.Export.Synthesis;

namespace Summarizer.Cli.Synthesizing;

/// <summary>The options that say what a random model looks like: another bundle, or a shape.</summary>
internal sealed class SynthesizeSource
{
    private const string FallbackPrecision = "int8";

    private readonly Option<string?> _like = new("--like")
    {
        Description = "Bundle whose number of parameters, width, attention, precision, tokenizer, prompts and limits the model shares.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _shape = new("--shape")
    {
        Description = "Shape instead: [encoder=LAYERSxHIDDENxHEADS,]decoder=LAYERSxHIDDENxHEADS,head=N,ffn=N (or ENCODER/DECODER),vocab=N. "
            + "Without encoder it is decoder-only. family=gemma|t5|flan-t5|bart.",
        HelpName = "SHAPE",
    };

    private readonly Choice<bool> _architecture = new(
        "--architecture",
        "With --like: decoder-only with as many parameters, or encoder-decoder of the same shape.",
        new Dictionary<string, bool> { ["decoder-only"] = true, ["encoder-decoder"] = false },
        "decoder-only");

    private readonly Choice<Precision> _precision = CommonOptions.Precision(
        "Weights; with --like by default those of that bundle.", FallbackPrecision);

    public void AddTo(Command command)
    {
        command.Add(_like);
        command.Add(_shape);
        command.Add(_architecture.Option);
        command.Add(_precision.Option);
    }

    /// <summary>What the command line asks for, and the bundle that it is like.</summary>
    /// <exception cref="UsageException">Not exactly one of bundle and shape was given, or the shape is malformed.</exception>
    /// <exception cref="BundleException">The bundle cannot be read.</exception>
    public (ModelShapeSpec Shape, Precision Precision, Bundle? Like) Read(ParseResult result)
    {
        var (folder, shape) = (result.GetValue(_like), result.GetValue(_shape));
        if (folder is null == shape is null)
        {
            throw new UsageException("synthesize makes one model: give either --like DIR or --shape SHAPE.");
        }

        if (shape is not null)
        {
            return IsGiven(result, _architecture.Option)
                ? throw new UsageException(
                    "--architecture belongs to --like; a shape says itself whether it has an encoder. Leave --architecture out.")
                : (Parse(shape), _precision.In(result), null);
        }

        var like = Bundle.Open(folder!);
        if (like.Manifest.Encoder is null && !_architecture.In(result))
        {
            throw new UsageException(
                $"'{folder}' is decoder-only, so nothing of its shape has an encoder. Give an encoder-decoder with --like, or a --shape.");
        }

        var spec = _architecture.In(result) ? SimilarShape.DecoderOnly(like) : SimilarShape.Same(like);
        return (spec, IsGiven(result, _precision.Option) ? _precision.In(result) : like.Manifest.Precision, like);
    }

    private static ModelShapeSpec Parse(string shape)
    {
        try
        {
            return ModelShapeSpec.Parse(shape);
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}

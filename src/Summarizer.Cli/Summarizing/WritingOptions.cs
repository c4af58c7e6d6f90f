using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Requests;

namespace Summarizer.Cli.Summarizing;

/// <summary>The options that steer how a model writes; models that quote refuse them. The names of the HTTP interface.</summary>
internal sealed class WritingOptions
{
    private const string Published = "default: what the model was published with";

    /// <summary>What the help says about these options.</summary>
    public const string Note =
        "The options from --min-tokens to --stop are for models that write in their own words; models/pocket quotes.";

    private readonly Option<int?> _minTokens = NumberOption.Optional(
        "--min-tokens", "Fewest tokens to write; wins over --length.", 0, int.MaxValue);
    private readonly Option<double?> _temperature = NumberOption.Optional(
        "--temperature", "0, the default, always takes the best token; above 0, tokens are sampled.", 0.0, 2.0);
    private readonly Option<double?> _topP = NumberOption.Optional(
        "--top-p", "Sample from the best tokens that together reach this probability; default: 1.", 1e-6, 1.0);
    private readonly Option<int?> _topK = NumberOption.Optional(
        "--top-k", "Sample from the best K tokens; default: 0, all.", 0, int.MaxValue);
    private readonly Option<long?> _seed = NumberOption.Optional(
        "--seed", "Seed of the random numbers; default: a new one each time.", long.MinValue, long.MaxValue);
    private readonly Option<int?> _ngram = NumberOption.Optional(
        "--no-repeat-ngram-size", $"Write no sequence of N tokens twice; 0 is off, {Published}.", 0, int.MaxValue);
    private readonly Option<double?> _repetition = NumberOption.Optional(
        "--repetition-penalty", $"Above 1, tokens already written become less likely; {Published}.", 0.01, 10.0);
    private readonly Option<int?> _beams = NumberOption.Optional("--num-beams", $"Beams of a beam search; 1 is none, {Published}.", 1, 8);
    private readonly Option<double?> _lengthPenalty = NumberOption.Optional(
        "--length-penalty", $"Beam scores are divided by length to this power; {Published}.", -10.0, 10.0);
    private readonly Option<bool> _earlyStopping = new("--early-stopping")
    {
        Description = "End a beam search as soon as enough beams are finished.",
    };
    private readonly Option<string[]> _stop = new("--stop")
    {
        Description = "Text that ends the summary and is left out of it; up to four times.",
        HelpName = "TEXT",
    };

    public void AddTo(Command command)
    {
        Option[] all = [_minTokens, _temperature, _topP, _topK, _seed, _ngram, _repetition, _beams, _lengthPenalty, _earlyStopping, _stop];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>The request with these options.</summary>
    public SummarizeRequest Apply(ParseResult result, SummarizeRequest request) => request with
    {
        MinTokens = result.GetValue(_minTokens),
        Temperature = result.GetValue(_temperature) ?? request.Temperature,
        TopP = result.GetValue(_topP) ?? request.TopP,
        TopK = result.GetValue(_topK) ?? request.TopK,
        Seed = result.GetValue(_seed),
        NoRepeatNgramSize = result.GetValue(_ngram),
        RepetitionPenalty = result.GetValue(_repetition),
        NumBeams = result.GetValue(_beams),
        LengthPenalty = result.GetValue(_lengthPenalty),
        EarlyStopping = result.GetValue(_earlyStopping) ? true : null,
        Stop = result.GetValue(_stop) ?? [],
    };
}

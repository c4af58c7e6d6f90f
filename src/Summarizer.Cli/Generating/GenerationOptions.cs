using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Cli.Running;
using Summarizer.Engine.Requests;

namespace Summarizer.Cli.Generating;

/// <summary>The options of <c>generate</c> that make up the request.</summary>
internal sealed class GenerationOptions
{
    private readonly Option<NumberList> _inputIds = NumberListOption.Required(
        "--input-ids", "Token ids of the input, for example 5,6,7.", 0);
    private readonly Option<int> _maxTokens = NumberOption.Required(
        "--max-tokens", "Most tokens to write, without the start token.", 1, int.MaxValue);
    private readonly Option<int> _minTokens = NumberOption.Create(
        "--min-tokens", "Fewest tokens to write before the end.", 0, int.MaxValue, 0);
    private readonly Option<bool> _ignoreEnd = new("--ignore-eos")
    {
        Description = "Write exactly --max-tokens tokens: the end token is an ordinary one.",
    };
    private readonly Option<int> _beams = NumberOption.Create("--num-beams", "Beams of a beam search; 1 is none.", 1, 64, 1);
    private readonly Option<double> _lengthPenalty = NumberOption.Create(
        "--length-penalty", "Beam scores are divided by length to this power.", -100.0, 100.0, 1.0);
    private readonly Option<bool> _earlyStopping = new("--early-stopping")
    {
        Description = "End a beam search as soon as enough beams are finished.",
    };
    private readonly Option<double> _temperature = NumberOption.Create(
        "--temperature", "0 always takes the best token; above 0, tokens are sampled.", 0.0, 100.0, 0.0);
    private readonly Option<int> _topK = NumberOption.Create("--top-k", "Sample from the best K tokens; 0 is all.", 0, int.MaxValue, 0);
    private readonly Option<double> _topP = NumberOption.Create(
        "--top-p", "Sample from the best tokens that together reach this probability.", 1e-6, 1.0, 1.0);
    private readonly Option<long?> _seed = NumberOption.Optional(
        "--seed", "Seed of the random numbers; default: a new one each time.", long.MinValue, long.MaxValue);
    private readonly Option<double> _repetitionPenalty = NumberOption.Create(
        "--repetition-penalty", "Above 1, tokens already written become less likely.", 0.01, 100.0, 1.0);
    private readonly Option<int> _noRepeatNgram = NumberOption.Create(
        "--no-repeat-ngram-size", "Write no sequence of N tokens twice; 0 is off.", 0, int.MaxValue, 0);

    private IEnumerable<Option> BeamOnly => [_lengthPenalty, _earlyStopping];

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _inputIds, _maxTokens, _minTokens, _ignoreEnd, _beams, _lengthPenalty, _earlyStopping,
            _temperature, _topK, _topP, _seed, _repetitionPenalty, _noRepeatNgram,
        ];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>The request that the command line describes.</summary>
    /// <exception cref="UsageException">Two options contradict each other.</exception>
    public GenerationRequest Read(ParseResult result)
    {
        var maxTokens = result.GetValue(_maxTokens);
        var minTokens = result.GetValue(_minTokens);
        var beams = result.GetValue(_beams);
        if (minTokens > maxTokens)
        {
            throw new UsageException($"--min-tokens is {minTokens}, more than --max-tokens, {maxTokens}. Give at most {maxTokens}.");
        }

        // Silence would let a person believe that the option did something.
        if (beams == 1 && BeamOnly.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } lonely)
        {
            throw new UsageException($"{lonely.Name} needs a beam search. Give --num-beams of at least 2.");
        }

        return new GenerationRequest
        {
            InputIds = result.GetRequiredValue(_inputIds).Values,
            MaxTokens = maxTokens,
            MinTokens = minTokens,
            IgnoreEnd = result.GetValue(_ignoreEnd),
            Beams = beams == 1 ? null : new BeamOptions
            {
                Count = beams,
                LengthPenalty = result.GetValue(_lengthPenalty),
                EarlyStopping = result.GetValue(_earlyStopping),
            },
            Sampling = new SamplingOptions
            {
                Temperature = result.GetValue(_temperature),
                TopK = result.GetValue(_topK),
                TopP = result.GetValue(_topP),
                Seed = result.GetValue(_seed),
                RepetitionPenalty = result.GetValue(_repetitionPenalty),
                NoRepeatNgramSize = result.GetValue(_noRepeatNgram),
            },
        };
    }
}

using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Cli.Running;
using Summarizer.Compression;
using Summarizer.Grounding;
using Summarizer.Selection;

namespace Summarizer.Cli.Compressing;

/// <summary>The options of <c>compress</c> that make up the request; the names of the HTTP interface.</summary>
internal sealed class CompressOptions
{
    private readonly Option<string> _query = new("--query") { Description = "The question.", HelpName = "TEXT", Required = true };
    private readonly Option<double?> _rate = NumberOption.Optional(
        "--rate", "Share of the documents' tokens to keep; default: 0.3.", 1e-6, 1.0);
    private readonly Option<int?> _targetTokens = NumberOption.Optional(
        "--target-tokens", "Most tokens of the context, in place of --rate.", 1, int.MaxValue);
    private readonly Option<double?> _threshold = NumberOption.Optional(
        "--score-threshold", "Least score of a sentence; alone, it takes the place of a budget.", 0.0, 1.0);
    private readonly Option<int?> _perDocument = NumberOption.Optional(
        "--max-tokens-per-document", "Most tokens to keep of one document.", 1, int.MaxValue);
    private readonly Option<int?> _topK = NumberOption.Optional("--top-k", "Documents to choose with --select.", 1, int.MaxValue);
    private readonly Option<double> _diversity = NumberOption.Create(
        "--diversity", "With --select: 0 chooses by relevance alone, 1 by diversity alone.", 0.0, 1.0, 0.3);
    private readonly Option<int> _seed = NumberOption.Create("--seed", "Seed of --select smmr.", int.MinValue, int.MaxValue, 0);
    private readonly Option<bool> _byRelevance = new("--by-relevance")
    {
        Description = "Join kept texts with the most probable answer first, not in the order of the documents.",
    };

    private readonly Choice<TargetTokenizer> _tokenizer = RequestChoices.TargetTokenizer(
        "Whose tokens the budget counts: those of the model that will read the context.", "model");

    private readonly Choice<Abstention> _abstain = new(
        "--abstain",
        "What to do with documents that probably do not answer: mark them, drop them, or neither.",
        new Dictionary<string, Abstention> { ["mark"] = Abstention.Mark, ["drop"] = Abstention.Drop, ["off"] = Abstention.Off },
        "mark");

    private readonly Choice<SelectionMethod> _select = new(
        "--select",
        "Choose documents before their sentences; mmr and smmr pass over near-duplicates.",
        new Dictionary<string, SelectionMethod>
        {
            ["none"] = SelectionMethod.None,
            ["mmr"] = SelectionMethod.Mmr,
            ["smmr"] = SelectionMethod.Smmr,
        },
        "none");

    private readonly Choice<CompressionOutput> _output = new(
        "--output",
        "documents keeps evidence; answer also makes one answer of it.",
        new Dictionary<string, CompressionOutput>
        {
            ["documents"] = CompressionOutput.Documents,
            ["answer"] = CompressionOutput.Answer,
        },
        "documents");

    private readonly Choice<Extractiveness> _extractiveness = RequestChoices.Extractiveness(
        "high keeps whole sentences; low lets a model that writes say what each document holds.");

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _query, _rate, _targetTokens, _threshold, _tokenizer.Option, _perDocument, _abstain.Option, _select.Option, _topK, _diversity,
            _seed, _byRelevance, _output.Option, _extractiveness.Option,
        ];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>The request that the command line describes.</summary>
    /// <exception cref="UsageException">Two options contradict each other.</exception>
    public CompressRequest Read(ParseResult result, IReadOnlyList<Passage> passages)
    {
        var (rate, tokens) = (result.GetValue(_rate), result.GetValue(_targetTokens));
        if (rate is not null && tokens is not null)
        {
            throw new UsageException("--rate and --target-tokens are two ways to give the budget. Give one of them.");
        }

        return new()
        {
            Query = result.GetRequiredValue(_query),
            Documents = [.. passages.Select(p => p.Text)],
            Titles = [.. passages.Select(p => p.Title)],
            Rate = rate,
            TargetTokens = tokens,
            ScoreThreshold = result.GetValue(_threshold),
            TargetTokenizer = _tokenizer.In(result),
            MaxTokensPerDocument = result.GetValue(_perDocument),
            Abstain = _abstain.In(result),
            Select = _select.In(result),
            TopK = result.GetValue(_topK),
            Diversity = result.GetValue(_diversity),
            Seed = result.GetValue(_seed),
            PreserveOrder = !result.GetValue(_byRelevance),
            Output = _output.In(result),
            Extractiveness = _extractiveness.In(result),
        };
    }
}

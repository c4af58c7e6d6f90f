using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Engine;
using Summarizer.Evaluation.Results;
using Summarizer.Grounding;

namespace Summarizer.Cli.Evaluating;

/// <summary>Options of <c>summarizer eval</c>.</summary>
internal sealed class EvalOptions
{
    private readonly Option<string> _model = CommonOptions.Model();

    private readonly Option<string[]> _data = new("--data")
    {
        Description = "Data files, .jsonl or .jsonl.zst; each is a source of its own.",
        HelpName = "FILE...",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int?> _limit = NumberOption.Optional(
        "--limit", "Most rows of a file, drawn at random; default: all.", 1, int.MaxValue);
    private readonly Option<int> _seed = NumberOption.Create("--seed", "Seed of the drawn rows and of the bootstrap.", 0, int.MaxValue, 0);
    private readonly Option<int> _bootstrap = NumberOption.Create(
        "--bootstrap", "Bootstrap samples behind the 95 % intervals; 0 for none.", 0, 1_000_000, 1000);
    private readonly Option<int?> _maxTokens = NumberOption.Optional(
        "--max-tokens", "Most tokens of an output; default: the model's limit.", 1, 1 << 20);
    private readonly Choice<Extractiveness> _extractiveness = new(
        "--extractiveness",
        "How closely outputs follow their documents; auto is what the bundle says for each task.",
        new Dictionary<string, Extractiveness>
        {
            ["auto"] = Extractiveness.Auto,
            ["low"] = Extractiveness.Low,
            ["medium"] = Extractiveness.Medium,
            ["high"] = Extractiveness.High,
        },
        "auto");

    private readonly Option<int> _batch = NumberOption.Create("--batch", "Rows that are written at the same time.", 1, 512, 8);
    private readonly Option<int> _threads = NumberOption.Create("--threads", "Threads of one graph run; 0 is all processors.", 0, 1024, 0);
    private readonly Option<string?> _report = new("--report")
    {
        Description = "Also write an HTML report: plots, all figures, samples.",
        HelpName = "FILE.html",
    };
    private readonly Option<bool> _json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        foreach (
            Option option in new Option[]
            {
                _model,
                _data,
                _limit,
                _seed,
                _bootstrap,
                _maxTokens,
                _extractiveness.Option,
                _batch,
                _threads,
                _report,
                _json,
            })
        {
            command.Add(option);
        }
    }

    public string Model(ParseResult result) => result.GetRequiredValue(_model);

    public IReadOnlyList<string> Data(ParseResult result) => result.GetRequiredValue(_data);

    public string? Report(ParseResult result) => result.GetValue(_report);

    public Extractiveness Level(ParseResult result) => _extractiveness.In(result);

    public bool Json(ParseResult result) => result.GetValue(_json);

    public EvaluationSettings Settings(ParseResult result) => new()
    {
        Limit = result.GetValue(_limit),
        Seed = result.GetValue(_seed),
        MaxTokens = result.GetValue(_maxTokens),
        Bootstrap = result.GetValue(_bootstrap),
    };

    /// <summary>Rows given to the engine at once: while one batch is written, the next is being read.</summary>
    public int InFlight(ParseResult result) => 2 * result.GetValue(_batch);

    // Every row is read alone: an int8 encoder scales the activations of a whole pass together, so that a row's output would depend on the
    // rows beside it, and with them on timing. Reading is bound by arithmetic and gains little from batches; writing gains much, and is
    // still batched. Nobody else asks this engine: the rows in flight are the only bound of its queue.
    public EngineOptions Engine(ParseResult result) => new()
    {
        MaxBatchSize = result.GetValue(_batch),
        Threads = result.GetValue(_threads),
        MaxEncodeTokens = 1,
        MaxQueuedRequests = InFlight(result),
        MaxQueuedTokens = 1 << 30,
    };
}

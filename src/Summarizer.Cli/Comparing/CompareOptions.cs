using System.CommandLine;
using Summarizer.Bundles;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Benchmarking.Comparison;
using Summarizer.Engine.Hosting;

namespace Summarizer.Cli.Comparing;

/// <summary>Options of <c>summarizer compare</c>.</summary>
internal sealed class CompareOptions
{
    private readonly Option<string?> _model = new("--model")
    {
        Description = "Model bundle in question, or hf:ORG/NAME; default: models/pocket in or above this folder.",
        HelpName = CommonOptions.ModelNames,
    };
    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "Bundle to compare with, or hf:ORG/NAME; default: models/baseline beside the model, made if it is not there.",
        HelpName = CommonOptions.ModelNames,
    };

    private readonly Option<string[]> _shape = new("--shape")
    {
        Description = "Compare random weights of this shape instead (see 'summarizer bench --help'); twice for two shapes, once against a "
            + "decoder-only shape with as many parameters.",
        HelpName = "SHAPE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Choice<Precision> _precision = CommonOptions.Precision("Weights of a --shape.", "int8");
    private readonly Option<string?> _runtime = Words(
        "--runtime",
        "What runs the model: ort, this project's own loop, or genai, ONNX Runtime GenAI; default: ort, and genai for a decoder-only "
            + "model.");
    private readonly Option<string?> _baselineRuntime = Words("--baseline-runtime", "The same for the baseline.");
    private readonly Option<string?> _text = new("--text")
    {
        Description = "UTF-8 document to read, - for standard input; default: random token ids.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _query = new("--query")
    {
        Description = "Ask this of the document, with the prompt for answers.",
        HelpName = "TEXT",
    };
    private readonly Option<int?> _input = NumberOption.Optional(
        "--input-tokens", "Read exactly so many tokens; default: the text as it is, or 512.", 1, 1 << 20);
    private readonly Option<int> _output = NumberOption.Create(
        "--output-tokens", "Tokens that every request writes; no end token is chosen before.", 1, 1 << 20, 128);
    private readonly Option<int> _runs = NumberOption.Create("--runs", "Measured turns of each model, interleaved.", 1, 1000, 10);
    private readonly Option<int> _warmup = NumberOption.Create("--warmup", "Turns before them that do not count.", 0, 1000, 2);
    private readonly Option<int> _concurrency = NumberOption.Create("--concurrency", "Requests at once in every turn.", 1, 512, 1);
    private readonly Option<int> _threads = NumberOption.Create("--threads", "Threads of one graph run; 0 is all processors.", 0, 1024, 0);
    private readonly Option<int> _seed = NumberOption.Create(
        "--seed", "Seed of the bootstrap, of random input and of random weights.", 0, int.MaxValue, 0);
    private readonly Option<NumberList?> _sweepInput = List(
        "--sweep-input", "Compare over these input lengths, with every one of --sweep-output.");
    private readonly Option<NumberList?> _sweepOutput = List("--sweep-output", "Output lengths of the sweep.");
    private readonly Option<string?> _report = new("--report")
    {
        Description = "Also write an HTML report: bars, intervals, latency over length, heat map.",
        HelpName = "FILE.html",
    };
    private readonly Option<bool> _json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[]
        {
            _model, _baseline, _shape, _precision.Option, _runtime, _baselineRuntime, _text, _query, _input, _output,
            _runs, _warmup, _concurrency, _threads, _seed, _sweepInput, _sweepOutput, _report, _json,
        })
        {
            command.Add(option);
        }
    }

    public string? Report(ParseResult result) => result.GetValue(_report);

    public bool Json(ParseResult result) => result.GetValue(_json);

    public int Threads(ParseResult result) => result.GetValue(_threads);

    public EngineRuntime? Runtime(ParseResult result) => Runtime(result, _runtime);

    public EngineRuntime? BaselineRuntime(ParseResult result) => Runtime(result, _baselineRuntime);

    public ComparisonPlan Plan(ParseResult result) => new()
    {
        OutputTokens = result.GetValue(_output),
        Runs = result.GetValue(_runs),
        Warmup = result.GetValue(_warmup),
        Concurrency = result.GetValue(_concurrency),
        Seed = result.GetValue(_seed),
    };

    public ComparisonInput Input(ParseResult result, Terminal terminal) => new()
    {
        Text = result.GetValue(_text) is { } source ? TextInput.Read(source, terminal) : null,
        Query = result.GetValue(_query),
        InputTokens = result.GetValue(_input),
    };

    /// <exception cref="UsageException">Only one side of the grid was given, or lengths beside it.</exception>
    public SweepPlan? Sweep(ParseResult result)
    {
        var (input, output) = (result.GetValue(_sweepInput), result.GetValue(_sweepOutput));
        if (input is null != output is null)
        {
            throw new UsageException("A sweep needs --sweep-input and --sweep-output; give both.");
        }

        return input is null ? null : new(input.Values, output!.Values);
    }

    /// <summary>The models that are asked for; nothing is made yet.</summary>
    /// <exception cref="UsageException">Bundles and shapes are mixed, or there are too many shapes.</exception>
    public ComparedModels Models(ParseResult result)
    {
        var shapes = result.GetValue(_shape) ?? [];
        if (shapes.Length == 0)
        {
            return new StoredModels(result.GetValue(_model), result.GetValue(_baseline));
        }

        if (result.GetValue(_model) is not null || result.GetValue(_baseline) is not null || shapes.Length > 2)
        {
            throw new UsageException("Compare either bundles (--model, --baseline) or one or two shapes (--shape).");
        }

        if (result.GetValue(_text) is not null)
        {
            throw new UsageException(
                "Random weights have no tokenizer, so --shape reads random token ids. Leave --text out, and set the length with "
                    + "--input-tokens.");
        }

        var sweep = Sweep(result);
        return new ShapedModels(
            shapes,
            _precision.In(result),
            result.GetValue(_seed),
            sweep?.InputTokens.Max() ?? result.GetValue(_input) ?? ComparedModels.DefaultInputTokens,
            sweep?.OutputTokens.Max() ?? result.GetValue(_output));
    }

    private static EngineRuntime? Runtime(ParseResult result, Option<string?> option) =>
        result.GetValue(option) is { } word ? CommonOptions.Runtimes[word] : null;

    private static Option<string?> Words(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', CommonOptions.Runtimes.Keys) };
        option.CompletionSources.Add([.. CommonOptions.Runtimes.Keys]);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !CommonOptions.Runtimes.ContainsKey(result.Tokens[0].Value))
            {
                result.AddError(
                    $"{name} must be one of {string.Join(", ", CommonOptions.Runtimes.Keys)}; it is '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }

    private static Option<NumberList?> List(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N,N,...",
        CustomParser = argument => NumberList.Parse(argument, name, 1, 1 << 20),
    };
}

using System.CommandLine;
using Summarizer.Cli.Options;
using Summarizer.Grounding;
using Summarizer.Requests;

namespace Summarizer.Cli.Summarizing;

/// <summary>The options of <c>summarize</c> that make up the request; the names of the HTTP interface.</summary>
internal sealed class SummaryOptions
{
    private readonly Choice<SummaryLength> _length = new(
        "--length",
        "Length of the summary: short is a sentence or two, medium a paragraph, long a fifth of the document.",
        new Dictionary<string, SummaryLength>
        {
            ["auto"] = SummaryLength.Auto,
            ["short"] = SummaryLength.Short,
            ["medium"] = SummaryLength.Medium,
            ["long"] = SummaryLength.Long,
        },
        "auto");

    private readonly Option<int?> _maxTokens = NumberOption.Optional(
        "--max-tokens", "Most tokens to write; wins over --length.", 1, int.MaxValue);

    private readonly Option<int?> _maxWords = NumberOption.Optional(
        "--max-words", "Most words of a summary that quotes; no sentence is cut.", 1, int.MaxValue);
    private readonly Option<int?> _maxSentences = NumberOption.Optional(
        "--max-sentences", "Most sentences of a summary that quotes.", 1, int.MaxValue);
    private readonly Option<int?> _maxCharacters = NumberOption.Optional(
        "--max-characters", "Most characters of a summary that quotes.", 1, int.MaxValue);

    private readonly Option<string?> _instruction = new("--instruction")
    {
        Description = "What to look for, in your own words, if the model takes instructions.",
        HelpName = "TEXT",
    };

    private readonly Choice<SummaryStrategy> _strategy = new(
        "--strategy",
        "Read the document in one pass, or in chunks whose summaries are summarized again; auto takes one pass if the document fits.",
        new Dictionary<string, SummaryStrategy>
        {
            ["auto"] = SummaryStrategy.Auto,
            ["single"] = SummaryStrategy.Single,
            ["map_reduce"] = SummaryStrategy.MapReduce,
        },
        "auto");

    private readonly Choice<Truncation> _truncate = new(
        "--truncate",
        "What to leave out of a document that is longer than the model reads; none refuses it.",
        new Dictionary<string, Truncation> { ["none"] = Truncation.None, ["start"] = Truncation.Start, ["end"] = Truncation.End },
        "none");

    private readonly Choice<Extractiveness> _extractiveness = RequestChoices.Extractiveness(
        "How closely the summary follows the document: high quotes whole sentences and nothing else, auto is what the model is good for.");

    private readonly Choice<SummaryFormat> _format = new(
        "--format",
        "Form of the summary: as the model writes it, one paragraph, or one line per sentence.",
        new Dictionary<string, SummaryFormat>
        {
            ["auto"] = SummaryFormat.Auto,
            ["paragraph"] = SummaryFormat.Paragraph,
            ["bullets"] = SummaryFormat.Bullets,
        },
        "auto");

    private readonly WritingOptions _writing = new();

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _length.Option, _format.Option, _maxTokens, _maxWords, _maxSentences, _maxCharacters, _instruction,
            _strategy.Option, _truncate.Option, _extractiveness.Option,
        ];
        foreach (var option in all)
        {
            command.Add(option);
        }

        _writing.AddTo(command);
    }

    /// <summary>The request that the command line describes, without a text.</summary>
    public SummarizeRequest Read(ParseResult result) => _writing.Apply(result, new()
    {
        Text = "",
        Format = _format.In(result),
        Length = _length.In(result),
        MaxTokens = result.GetValue(_maxTokens),
        MaxWords = result.GetValue(_maxWords),
        MaxSentences = result.GetValue(_maxSentences),
        MaxCharacters = result.GetValue(_maxCharacters),
        Instruction = result.GetValue(_instruction),
        Strategy = _strategy.In(result),
        Truncate = _truncate.In(result),
        Extractiveness = _extractiveness.In(result),
    });
}

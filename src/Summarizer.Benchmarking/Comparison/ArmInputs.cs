using Summarizer.Bundles;
using Summarizer.Prompts;
using Summarizer.Benchmarking.Statistics;
using Summarizer.Requests;

namespace Summarizer.Benchmarking.Comparison;

/// <summary>The token ids that each model reads: the same ones, as far as their tokenizers agree.</summary>
internal sealed class ArmInputs
{
    /// <summary>Random ids to read when no length is given.</summary>
    public const int DefaultRandomTokens = 512;

    private readonly List<Func<IReadOnlyList<int>>> _tokenizers;
    private readonly List<SummaryWarning> _warnings = [];

    public ArmInputs(IReadOnlyList<ComparisonArm> arms, ComparisonInput input, long seed)
    {
        if (input.Text is null)
        {
            var ids = RandomIds(arms, input.InputTokens ?? DefaultRandomTokens, seed);
            _tokenizers = [.. arms.Select(_ => new Func<IReadOnlyList<int>>(() => ids))];
        }
        else
        {
            _tokenizers = [.. arms.Select(a => Tokenizer(arms, a, input))];
            WarnOfDifferences(arms);
        }
    }

    /// <summary>What the caller should know.</summary>
    public IReadOnlyList<SummaryWarning> Warnings => _warnings;

    /// <summary>Tokenizes for one model.</summary>
    public Func<IReadOnlyList<int>> this[int arm] => _tokenizers[arm];

    private Func<IReadOnlyList<int>> Tokenizer(IReadOnlyList<ComparisonArm> arms, ComparisonArm arm, ComparisonInput input)
    {
        // The same prompt for all, and a model without a tokenizer reads what the first with one does.
        var first = arms.FirstOrDefault(a => a.Engine.Tokenizer is not null)
            ?? throw Refuse("text", "text needs a tokenizer and none of the models has one. Leave text out, and random token ids are read.");
        var prompts = new PromptSet(first.Engine.Model);
        var prompt = prompts.Find(input.Query is null ? PromptSet.Summarize : PromptSet.Compress)
            ?? throw Refuse("task", $"The model '{first.Name}' was not trained to answer questions, so it has no prompt for the task compress. Compare with the task summarize.");
        if (arm.Engine.Tokenizer is null)
        {
            _warnings.Add(new("tokens-shared", $"'{arm.Name}' has no tokenizer; it reads the token ids of '{first.Name}'."));
        }

        var tokenizer = arm.Engine.Tokenizer ?? first.Engine.Tokenizer!;
        var encoder = new PromptEncoder(tokenizer, prompt, instruction: null, first.Engine.Model.Tokens, int.MaxValue) { Query = input.Query };
        return () => Resize(encoder.Encode(input.Text!), input.InputTokens);
    }

    private void WarnOfDifferences(IReadOnlyList<ComparisonArm> arms)
    {
        var first = _tokenizers[0]();
        for (var i = 1; i < arms.Count; i++)
        {
            var ids = _tokenizers[i]();
            if (!ids.SequenceEqual(first))
            {
                _warnings.Add(new("tokens-differ", $"'{arms[i].Name}' has another tokenizer than '{arms[0].Name}': it reads {ids.Count} tokens of the same text instead of {first.Count}."));
            }
        }
    }

    private static IReadOnlyList<int> Resize(IReadOnlyList<int> ids, int? length)
    {
        if (length is not { } wanted || wanted == ids.Count)
        {
            return ids;
        }

        var resized = new int[wanted];
        for (var i = 0; i < wanted; i++)
        {
            resized[i] = ids[i % ids.Count];
        }

        return resized;
    }

    private static int[] RandomIds(IReadOnlyList<ComparisonArm> arms, int count, long seed)
    {
        var special = arms.SelectMany(a => Special(a.Engine.Model.Tokens)).ToHashSet();
        int[] ordinary = [.. Enumerable.Range(0, arms.Min(a => a.Engine.Model.Limits.Vocabulary)).Where(id => !special.Contains(id))];
        if (ordinary.Length == 0)
        {
            throw Refuse("models", "The models have no ordinary token id in common, so there is nothing to read.");
        }

        var random = SplitMix64.For(seed, "comparison input");
        return [.. Enumerable.Range(0, count).Select(_ => ordinary[random.Below(ordinary.Length)])];
    }

    private static IEnumerable<int> Special(SpecialTokens tokens) => tokens.End.Append(tokens.Pad).Append(tokens.DecoderStart);

    private static InvalidRequestException Refuse(string field, string message) => new(new Dictionary<string, string[]> { [field] = [message] });
}

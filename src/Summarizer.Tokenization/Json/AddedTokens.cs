namespace Summarizer.Tokenization.Json;

/// <summary>
/// The <c>added_tokens</c> of a <c>tokenizer.json</c>: found in a text before anything else, or standing for no text at all.
/// </summary>
internal sealed class AddedTokens
{
    private static readonly string[] Pads = ["<pad>", "[PAD]"];
    private static readonly string[] Begins = ["<bos>", "<s>", "[CLS]"];
    private static readonly string[] Ends = ["<eos>", "</s>", "<|endoftext|>", "[SEP]"];
    private static readonly string[] Masks = ["<mask>", "[MASK]", "<sep>", "<cls>"];

    private readonly Dictionary<int, (string Text, bool Special)> _tokens;

    private AddedTokens(Dictionary<int, (string Text, bool Special)> tokens) => _tokens = tokens;

    /// <summary>Ids and texts.</summary>
    public IEnumerable<KeyValuePair<int, string>> Texts => _tokens.Select(token => KeyValuePair.Create(token.Key, token.Value.Text));

    /// <summary>Ids of padding, begin and end.</summary>
    public SpecialIds Specials => new(Find(Pads), Find(Begins), Find(Ends));

    /// <exception cref="InvalidDataException">The list is damaged.</exception>
    public static AddedTokens Read(JsonSection root)
    {
        var tokens = new Dictionary<int, (string, bool)>();
        foreach (var token in root.Sections("added_tokens"))
        {
            int id = token.Id("id");
            if (!tokens.TryAdd(id, (token.Text("content"), token.Bool("special"))))
            {
                throw token.Fail("id", $"is {id} a second time");
            }
        }

        return new AddedTokens(tokens);
    }

    /// <summary>Whether an id was added.</summary>
    public bool Contains(int id) => _tokens.ContainsKey(id);

    /// <summary>Id of a special token, or null.</summary>
    public int? Find(params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            foreach (var (id, token) in _tokens)
            {
                if (token.Special && token.Text == text)
                {
                    return id;
                }
            }
        }

        return null;
    }

    /// <summary>Whether an id stands for no text: begin, end, padding, masks and sentinels.</summary>
    public bool IsControl(int id) => _tokens.TryGetValue(id, out var token) && token.Special
        && (Pads.Contains(token.Text) || Begins.Contains(token.Text) || Ends.Contains(token.Text) || Masks.Contains(token.Text)
            || token.Text.StartsWith("<extra_id_", StringComparison.Ordinal));

    /// <summary>Whether an id structures prompts, and is no text inside a document.</summary>
    public bool IsMarkup(int id) => _tokens.TryGetValue(id, out var token) && (token.Special || Model.ControlMarkup.IsNamedLikeMarkup(token.Text));
}

/// <summary>Ids of padding, begin and end; null where a tokenizer has none.</summary>
/// <param name="Pad">Padding.</param>
/// <param name="Begin">Begin of a text.</param>
/// <param name="End">End of a text.</param>
internal readonly record struct SpecialIds(int? Pad, int? Begin, int? End);

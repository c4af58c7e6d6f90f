using Summarizer.Engine.Requests;

namespace Summarizer.Quoting;

/// <summary>An output made of chosen sentences, cut where its limits say.</summary>
internal sealed class QuotedOutput
{
    private readonly SentenceQuoter.Passage _passage;
    private readonly IReadOnlyList<int> _chosen;
    private readonly bool _fits;

    /// <param name="passage">What was chosen from.</param>
    /// <param name="chosen">Sentences in their order in the text; none for the abstention.</param>
    public QuotedOutput(SentenceQuoter.Passage passage, IReadOnlyList<int> chosen)
    {
        (_passage, _chosen) = (passage, chosen);
        var ids = passage.IdsOf(chosen);
        var written = passage.Tokenizer.Decode(ids.Take(passage.MaxTokens));
        var end = passage.Stop.Select(stop => written.IndexOf(stop, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(written.Length).Min();
        _fits = ids.Count <= passage.MaxTokens || end < written.Length;
        Text = written[..end];
        Tokens = Read(ids, end);
    }

    /// <summary>The output.</summary>
    public string Text { get; }

    /// <summary>Its tokens, each with the text that became certain with it.</summary>
    public IReadOnlyList<(int Id, string Text)> Tokens { get; }

    /// <summary>Whether a limit of tokens ended it inside a sentence.</summary>
    public bool CutsSentence => !_fits;

    /// <summary>Where it stands in the text, sentence by sentence; a sentence that was cut only as far as it goes.</summary>
    public IReadOnlyList<string> Quotations => [.. Grounding.Quotations.Within(_passage.Lines ? WithoutBullets(Text) : Text, _passage.Text.WithLeadIns(_chosen).Select(piece => _passage.Text.Text.Substring(piece.Span.Offset, piece.Span.Length)))];

    /// <summary>The result of a pass that wrote this; all tokens come at the same moment.</summary>
    public GenerationResult ToResult(GenerationResult judged) => judged with
    {
        OutputIds = [.. Tokens.Select(token => token.Id)],
        Text = Text,
        FinishReason = _fits ? FinishReason.Stop : FinishReason.Length,
        Timings = judged.Timings with { PerToken = Tokens.Count > 1 ? TimeSpan.Zero : null },
    };

    private static string WithoutBullets(string text) => string.Join('\n', text.Split('\n').Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line));

    // The tokens up to where the output ends; those that spell a stop text are among them.
    private List<(int Id, string Text)> Read(IReadOnlyList<int> ids, int end)
    {
        var decoder = _passage.Tokenizer.CreateDecoder();
        var tokens = new List<(int Id, string Text)>();
        var length = 0;
        foreach (var id in ids.Take(_passage.MaxTokens).TakeWhile(_ => length < end))
        {
            var text = decoder.Append(id);
            text = text[..Math.Min(text.Length, end - length)];
            length += text.Length;
            tokens.Add((id, text));
        }

        // What the last tokens left open, part of a character, is the end of the text.
        if (length < end)
        {
            tokens[^1] = (tokens[^1].Id, tokens[^1].Text + Text[length..]);
        }

        return tokens;
    }
}

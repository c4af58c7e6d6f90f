namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>
/// Tells the instruction and the document of one message apart, by the templates of known programs, then by marks around the document, then
/// by labels, then by the first and the last paragraph.
/// </summary>
internal sealed class PromptReader(PromptData data)
{
    private const int MostOthers = 15;

    private readonly TemplateMatcher _templates = new(data.Templates);
    private readonly InstructionWords _words = new(data);
    private readonly LabelledText _labels = new(data);
    private readonly ParagraphText _paragraphs = new(data);

    /// <summary>Tells a message apart.</summary>
    public PromptParts Read(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0
            ? new(null, null)
            : _templates.Match(trimmed) ?? Marked(trimmed) ?? _labels.Read(trimmed) ?? _paragraphs.Read(trimmed) ?? Whole(text);
    }

    // The largest of the stretches that marks set apart, if what is outside asks for a summary.
    private PromptParts? Marked(string text)
    {
        var found = DelimitedText.Find(text).Where(d => IsInstruction(d.Outside, d.Inside)).OrderByDescending(d => d.Inside.Length).FirstOrDefault();
        return found.Inside is null ? null : new(found.Inside, _labels.WithoutLabels(found.Outside));
    }

    // Beside what asks for a summary there may be a few words: "Here is an article:".
    private bool IsInstruction(string outside, string inside)
    {
        var stretches = ParagraphText.Split(outside).Select(p => _labels.WithoutLabels(p)).Where(p => p.Length > 0).ToList();
        return stretches.Count == 0
            ? _labels.IsLabelled(outside)
            : stretches.Exists(_words.Asks) && Others(stretches) is var others && others <= MostOthers && others * 4 <= InstructionWords.WordCount(inside);
    }

    private int Others(IEnumerable<string> stretches) => stretches
        .Where(s => !_words.Continues(s) && !_words.NamesTask(s) && !_words.LooksLikeRequest(s)).Sum(InstructionWords.WordCount);

    private PromptParts Whole(string text) => new(text, null)
    {
        Doubt = _paragraphs.MayInstruct(text)
            ? "The message may hold an instruction, which could not be told from the document, so all of it was summarized."
            : null,
    };
}

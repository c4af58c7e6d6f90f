using System.Text.RegularExpressions;
using Summarizer.Api.Http.Wire;
using Summarizer.TextModel;

namespace Summarizer.Api.Endpoints.Conversations;

/// <summary>Finds instructions in the first and the last paragraphs of a message, and in the first and the last sentence.</summary>
internal sealed partial class ParagraphText(PromptData data)
{
    private const int LongestEdge = 3_000;
    private const int LongestHead = 400;
    private const int LeastDocumentWords = 5;
    private const int MostInstructionParagraphs = 12;

    private readonly InstructionWords _words = new(data);

    /// <summary>Paragraphs of a text.</summary>
    public static IEnumerable<string> Split(string text) => Blank().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0);

    /// <summary>The parts of a message; null for one without an instruction.</summary>
    public PromptParts? Read(string text)
    {
        var paragraphs = Split(text).ToList();
        var (first, last) = (Leading(paragraphs), Trailing(paragraphs));
        if (first + last >= paragraphs.Count)
        {
            // All of it instructs, or an instruction and its document share the one paragraph.
            return Sentences(text) ?? (paragraphs.Exists(_words.Asks) ? new(null, text) : null);
        }

        if (first + last > 0)
        {
            var instruction = string.Join("\n\n", [.. paragraphs.Take(first), .. paragraphs.TakeLast(last)]);
            var document = string.Join("\n\n", paragraphs.Skip(first).Take(paragraphs.Count - first - last));
            return new(document, instruction) { Doubt = Doubt(instruction) };
        }

        return Sentences(text);
    }

    /// <summary>Whether the start or the end of a message names the task of summarizing, so that it may hold an instruction.</summary>
    public bool MayInstruct(string text)
    {
        const int Edge = 200;
        return _words.NamesTask(Cut.Start(text, Edge)) || _words.NamesTask(Cut.End(text, Edge));
    }

    private int Leading(List<string> paragraphs)
    {
        var asks = paragraphs.FindIndex(0, Math.Min(paragraphs.Count, MostInstructionParagraphs), _words.Asks);
        if (asks < 0 || paragraphs.Take(asks).Any(p => !_words.Continues(p)) || HasDocument(paragraphs[asks]))
        {
            return 0;
        }

        // A list of rules follows a colon; a document may begin with a command too.
        var count = asks + 1;
        while (count < paragraphs.Count && !EndsWithColon(paragraphs[count - 1], _words) && _words.Continues(paragraphs[count]) && count < MostInstructionParagraphs)
        {
            count++;
        }

        return count;
    }

    private int Trailing(List<string> paragraphs)
    {
        for (var count = 1; count <= Math.Min(paragraphs.Count, MostInstructionParagraphs); count++)
        {
            var paragraph = paragraphs[^count];
            if (_words.Asks(paragraph) && !HasDocument(paragraph))
            {
                return count;
            }

            if (!_words.Continues(paragraph))
            {
                return 0;
            }
        }

        return 0;
    }

    // An instruction is a few sentences that all instruct; a paragraph whose other sentences do not holds the document too.
    private bool HasDocument(string paragraph) => AfterColon(paragraph) is not null
        || (TextAnalyzer.Analyze(paragraph) is var text && text.Sentences.Select(s => text[s]).Any(s => !_words.Asks(s) && !_words.Continues(s)));

    // "Summarize this: ...": what follows the colon of an instruction in one sentence; null for another text.
    private string? AfterColon(string text)
    {
        var colon = text.AsSpan(0, Math.Min(text.Length, LongestHead)).IndexOf(':');
        return colon > 0 && !SentenceEnd().IsMatch(text.AsSpan(0, colon)) && _words.Asks(text[..colon])
            && text[(colon + 1)..].Trim() is var rest && InstructionWords.WordCount(rest) >= LeastDocumentWords && !_words.Continues(rest)
            ? rest
            : null;
    }

    private static bool EndsWithColon(string paragraph, InstructionWords words) => paragraph.EndsWith(':') && words.Refers(paragraph);

    // In running text: "Summarize this: ...", or the instruction as first or last sentences.
    private PromptParts? Sentences(string text)
    {
        if (AfterColon(text) is { } rest)
        {
            var head = text[..(text.IndexOf(':', StringComparison.Ordinal) + 1)];
            return new(rest, head) { Doubt = Doubt(head) };
        }

        var (opening, tail) = (TextAnalyzer.Analyze(Cut.Start(text, LongestEdge)), TextAnalyzer.Analyze(Cut.End(text, LongestEdge)));
        var first = Count(i => i, opening);
        var last = Count(i => tail.Sentences.Count - 1 - i, tail);
        var start = first > 0 ? opening.Sentences[first - 1].End : 0;
        var end = last > 0 ? text.Length - tail.Text.Length + tail.Sentences[^last].Offset : text.Length;
        if (first + last == 0 || start >= end || text[start..end].Trim() is not { Length: > 0 } document)
        {
            return null;
        }

        var instruction = (text[..start].Trim() + "\n" + text[end..].Trim()).Trim();
        return new(document, instruction) { Doubt = Doubt(instruction) };
    }

    private int Count(Func<int, int> at, StructuredText text)
    {
        var (count, sentences) = (0, text.Sentences);
        while (count < sentences.Count && (count == 0 ? _words.Asks(text[sentences[at(0)]]) : _words.Continues(text[sentences[at(count)]])))
        {
            count++;
        }

        return count;
    }

    private string? Doubt(string instruction) => _words.Refers(instruction) || instruction.TrimEnd().EndsWith(':')
        ? null
        : "An instruction and the document were in one message; which is which was told by their words.";

    [GeneratedRegex(@"[.?!]\s")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n\s*")]
    private static partial Regex Blank();
}

using Summarizer.Documents.Html;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Mail;

/// <summary>Puts the blocks of a mail's HTML into a document, and marks the history below the mail, which programs introduce in different ways.</summary>
internal sealed class MailSink(TextAssembler text) : IBlockSink
{
    private const int History = 1;
    private const int FewestFields = 2;
    private const int LongestIntroduction = 400;

    private bool _isHistory;

    public void Add(BlockKind kind, string content, int? level, string label)
    {
        if (kind == BlockKind.Paragraph && !_isHistory && IsSignature(content))
        {
            text.Add(BlockKind.SignOff, content, null, label);
        }
        else if (kind == BlockKind.MessageHeader || (kind is BlockKind.Paragraph or BlockKind.Heading && IsIntroduction(WhiteSpace.Fold(content))))
        {
            _isHistory = true;
            text.Add(BlockKind.MessageHeader, content, null, label);
        }
        else if (_isHistory && kind is BlockKind.Paragraph or BlockKind.Quotation or BlockKind.ListItem or BlockKind.Heading)
        {
            text.Add(BlockKind.Quotation, content, History, label);
        }
        else
        {
            text.Add(kind, content, level, label);
        }
    }

    // Two dashes and a space on a line of their own.
    private static bool IsSignature(string content) => content.TrimStart() is ['-', '-', ' ' or '\n' or '\u00A0', ..] && content.Contains('\n', StringComparison.Ordinal) && content.Length <= LongestIntroduction;

    // "On 3 May Ben wrote:", "-----Original Message-----", "From: Ben Sent: Monday To: Ada Subject: Bridge".
    private static bool IsIntroduction(string paragraph) => paragraph.Length is > 0 and <= LongestIntroduction
        && (LinePatterns.Wrote().IsMatch(paragraph) || LinePatterns.OriginalMessage().IsMatch(paragraph) || LinePatterns.ForwardedMessage().IsMatch(paragraph) || HasFields(paragraph));

    private static bool HasFields(string paragraph)
    {
        var words = paragraph.Split(' ');
        return words[0] is [.., ':'] && words.Count(w => w is [.., ':'] && Phrases.IsMailField(w[..^1])) >= FewestFields && Phrases.IsMailField(words[0][..^1]);
    }
}

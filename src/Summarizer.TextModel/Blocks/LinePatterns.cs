using System.Text.RegularExpressions;

namespace Summarizer.TextModel;

/// <summary>What single lines look like. All patterns are for lines without white space around them.</summary>
internal static partial class LinePatterns
{
    /// <summary>"----", "====", "* * *".</summary>
    [GeneratedRegex(@"^(?:[-=_*~#+.\u2013\u2014\u2500\u2550]\s?){3,}$")]
    public static partial Regex Rule();

    [GeneratedRegex(@"^(?:`{3,}|~{3,})")]
    public static partial Regex Fence();

    /// <summary>"Page 3 of 10", "- 3 -", a number alone.</summary>
    [GeneratedRegex(@"^(?:(?:page|seite|página|pagina|page|strona|sida|side|стр\.?|страница)\s*\d+(?:\s*(?:of|von|de|di|van|z|av|sur|из|/)\s*\d+)?|第\s*\d+\s*[页頁ページ]+|[-\u2013\u2014]\s*\d{1,4}\s*[-\u2013\u2014]|\d{1,4}|\d+\s*/\s*\d+)$", RegexOptions.IgnoreCase)]
    public static partial Regex PageNumber();

    /// <summary>Times of subtitles.</summary>
    [GeneratedRegex(@"^(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}")]
    public static partial Regex Cue();

    [GeneratedRegex(@"^#{1,6}\s+(?=\S)")]
    public static partial Regex MarkdownHeading();

    /// <summary>"-----Original Message-----".</summary>
    [GeneratedRegex(@"^-{2,}\s*(?:original message|original-nachricht|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|wiadomość oryginalna|ursprungligt meddelande|исходное сообщение)\s*-{2,}$", RegexOptions.IgnoreCase)]
    public static partial Regex OriginalMessage();

    [GeneratedRegex(@"^-{2,}\s*(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|wiadomość przekazana|vidarebefordrat meddelande)\s*-{2,}$|^begin forwarded message:$", RegexOptions.IgnoreCase)]
    public static partial Regex ForwardedMessage();

    /// <summary>"On Mon, 3 May 2024 at 10:02, Anna wrote:".</summary>
    [GeneratedRegex(@"^(?:on|am|le|el|il|em|op|den|w dniu|dnia)\s.{4,200}\s(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisał(?:\(?a\)?)?)\b.{0,80}:$|^.{4,200}(?:пишет|писал\(?а?\)?|написал\(?а?\)?|写道|寫道)\s*[:\uFF1A]$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    public static partial Regex Wrote();

    /// <summary>"Figure 3:", "Abb. 2 –", "图1".</summary>
    [GeneratedRegex(@"^(?:figure|fig\.?|table|tab\.?|chart|photo|abbildung|abb\.|tabelle|figura|tableau|tabla|tabella|tavola|tabela|quadro|rysunek|rys\.|figuur|tabell|рис\.?|рисунок|таблица|табл\.|شكل|جدول|चित्र|तालिका|شکل|รูปที่|ตารางที่)\s*\d+(?:[.\-]\d+)?[a-z]?\s*(?:[:.)\u2013\u2014|-]|$)|^[图表図]\s*\d+", RegexOptions.IgnoreCase)]
    public static partial Regex Caption();

    [GeneratedRegex(@"^(?:\[\^?\d{1,3}\]:?|[\u00B9\u00B2\u00B3\u2070-\u2079]+|\*{1,3}(?=\p{L})|\u2020|\u2021)\s*(?=\S)")]
    public static partial Regex Footnote();

    /// <summary>"1.2 Methods", "Chapter 3", "§ 5 Scope", "第三章".</summary>
    [GeneratedRegex(@"^(?:\d+(?:\.\d+)+\.?\s+\S|(?:chapter|section|part|appendix|annex|kapitel|abschnitt|teil|anhang|chapitre|partie|annexe|capítulo|sección|parte|capitolo|sezione|hoofdstuk|deel|rozdział|część|kapitlet|avsnitt|глава|раздел|часть)\s+(?:\d+|[IVXLC]+|[A-Z])\b|§\s*\d+|第[\d一二三四五六七八九十]+[章节節条])", RegexOptions.IgnoreCase)]
    public static partial Regex NumberedHeading();

    /// <summary>Log lines and stack traces.</summary>
    [GeneratedRegex(@"^\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?[\d.,Z+:]*\]?\s+\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL|info|warn|error|debug)\b|^at\s[\w.$<>]+\(|^File "".+"", line \d+|^Traceback ")]
    public static partial Regex Log();

    /// <summary>Program text.</summary>
    [GeneratedRegex(@"[;{}]\s*$|^(?:def|class|import|return|public|private|static|var|let|const|function|#include|using|package|SELECT|INSERT|UPDATE)\s.*[(;{:=]|^from\s\S+\simport\s|^(?:if|for|while|switch)\s?\(.*\)\s*\{?$|^[\w.\[\]]+\s?[+-]?=\s?\S|^[\w.]+\([^)]*\);?$|^\$\s\w|^>>>\s|^</?(?:div|span|p|html|body|head|script|style|table|tr|td|ul|ol|li|a|img|br|h[1-6])\b[^>]*>|^//|^/\*|^\}")]
    public static partial Regex Code();
}

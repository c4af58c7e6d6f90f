using System.CommandLine;
using System.Text.Unicode;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Documents.Reading;

namespace Summarizer.Cli.Options;

/// <summary>Reads a document that a command was pointed at. The person's own file is trusted: it is read in this process.</summary>
internal static class DocumentInput
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The argument FILE of a command that reads one document.</summary>
    public static Argument<string?> Argument() => new("FILE")
    {
        Description = "Text, Markdown, HTML, PDF, Word or other document; or - for standard input, which is read too when something is "
            + "piped into it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The document that was named, or standard input when something is piped into it.</summary>
    /// <exception cref="UsageException">Neither is there.</exception>
    public static string SourceOf(ParseResult result, Argument<string?> file, Terminal terminal) => result.GetValue(file)
        ?? (terminal.InputIsTerminal
            ? throw new UsageException(
                $"There is no document: give its FILE, or pipe a text into 'summarizer {result.CommandResult.Command.Name}'.")
            : StandardInput);

    /// <summary>Reads a file by its extension, else by its first bytes; what neither tells is text.</summary>
    /// <param name="source">File name, or <c>-</c> for standard input.</param>
    /// <param name="terminal">Where standard input is.</param>
    /// <exception cref="CommandException">There is no such file, or it cannot be read, or holds no text.</exception>
    public static ReadDocument Read(string source, Terminal terminal)
    {
        var content = TextInput.Bytes(source, terminal);
        var name = TextInput.NameOf(source);
        if (content.Length == 0)
        {
            throw new CommandException($"{name} is empty. Give a document with text.");
        }

        try
        {
            var format = FormatNames.OfFileName(source) ?? FormatNames.OfContent(content) ?? FileFormat.Text;
            return DocumentReader.Read(content, format, null, new DocumentLimits());
        }
        catch (DocumentException e)
        {
            // Of a file whose name and first bytes tell nothing, all that is known is that it is no text.
            throw new CommandException(
                FormatNames.OfFileName(source) is null && FormatNames.OfContent(content) is null && !Utf8.IsValid(content)
                    ? $"{name} is neither UTF-8 text nor a document of a kind that is read. Give a file such as .txt, .md, .html, .pdf or "
                        + ".docx."
                    : $"{name}: {e.Message}",
                e);
        }
    }
}

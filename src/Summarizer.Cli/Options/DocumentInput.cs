using Summarizer.Cli.Output;
using Summarizer.Cli.Running;
using Summarizer.Documents.Reading;

namespace Summarizer.Cli.Options;

/// <summary>Reads a document that a command was pointed at. The person's own file is trusted: it is read in this process.</summary>
internal static class DocumentInput
{
    /// <summary>Reads a file by its extension; anything without a known one is UTF-8 text.</summary>
    /// <param name="source">File name, or <c>-</c> for text from standard input.</param>
    /// <param name="terminal">Where standard input is.</param>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public static string Read(string source, Terminal terminal)
    {
        if (source == "-" || FormatNames.OfFileName(source) is not { } format || format == FileFormat.Text || !File.Exists(source))
        {
            return TextInput.Read(source, terminal);
        }

        try
        {
            return DocumentReader.Read(File.ReadAllBytes(source), format, null, new DocumentLimits()).Text;
        }
        catch (DocumentException e)
        {
            throw new CommandException($"'{source}': {e.Message}", e);
        }
    }
}

using System.Text;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Options;

/// <summary>Reads a file or a text that a command was pointed at.</summary>
internal static class TextInput
{
    private const char ByteOrderMark = '\uFEFF';
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a UTF-8 text.</summary>
    /// <param name="source">File name, or <c>-</c> for standard input.</param>
    /// <param name="terminal">Where standard input is.</param>
    /// <param name="keepByteOrderMark">Whether a leading U+FEFF is part of the text.</param>
    /// <exception cref="CommandException">There is no such file, or it is not UTF-8.</exception>
    public static string Read(string source, Terminal terminal, bool keepByteOrderMark = false)
    {
        try
        {
            var text = Strict.GetString(Bytes(source, terminal));
            return !keepByteOrderMark && text.StartsWith(ByteOrderMark) ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new CommandException(
                $"{NameOf(source)} is not UTF-8 text: byte {e.Index} begins no character. Convert it first, for example with 'iconv "
                    + "-t utf-8'.",
                e);
        }
    }

    /// <summary>Reads all bytes.</summary>
    /// <param name="source">File name, or <c>-</c> for standard input.</param>
    /// <param name="terminal">Where standard input is.</param>
    /// <exception cref="CommandException">There is no such file, or it is a folder or may not be read.</exception>
    public static byte[] Bytes(string source, Terminal terminal)
    {
        if (source == DocumentInput.StandardInput)
        {
            return ReadAll(terminal);
        }

        if (Directory.Exists(source))
        {
            throw new CommandException(
                $"'{source}' is a folder. Give a file, or summarize all files of the folder with 'summarizer batch {source} --output "
                    + "summaries.jsonl'.");
        }

        try
        {
            return File.ReadAllBytes(source);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"There is no file '{source}'. Give the path of a file, or - for standard input.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CommandException($"'{source}' may not be read by this user. Change its permissions, or give another file.", e);
        }
    }

    /// <summary>How messages name a source.</summary>
    public static string NameOf(string source) => source == DocumentInput.StandardInput ? "standard input" : $"'{source}'";

    private static byte[] ReadAll(Terminal terminal)
    {
        using var input = terminal.OpenInput();
        using var buffer = new MemoryStream();
        input.CopyTo(buffer);
        return buffer.ToArray();
    }
}

using System.Text;
using Summarizer.Cli.Output;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Options;

/// <summary>Reads a text that a command was pointed at.</summary>
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
        var name = source == "-" ? "standard input" : $"'{source}'";
        try
        {
            var text = Strict.GetString(source == "-" ? ReadAll(terminal) : File.ReadAllBytes(source));
            return !keepByteOrderMark && text.StartsWith(ByteOrderMark) ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new CommandException($"{name} is not UTF-8 text: byte {e.Index} begins no character. Convert it first, for example with 'iconv -t utf-8'.", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"There is no file {name}. Give the path of a text, or - for standard input.", e);
        }
    }

    private static byte[] ReadAll(Terminal terminal)
    {
        using var input = terminal.OpenInput();
        using var buffer = new MemoryStream();
        input.CopyTo(buffer);
        return buffer.ToArray();
    }
}

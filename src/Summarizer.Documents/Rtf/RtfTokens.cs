using System.Globalization;
using System.Text;

namespace Summarizer.Documents.Rtf;

/// <summary>Kind of a token.</summary>
internal enum RtfTokenKind
{
    /// <summary>Begin of a group.</summary>
    Open,

    /// <summary>End of a group.</summary>
    Close,

    /// <summary>A control word or sign, with its number if it has one.</summary>
    Control,

    /// <summary>One byte of text in the current code page.</summary>
    Byte,
}

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Word">Name of a control.</param>
/// <param name="Number">Its number, or the byte.</param>
internal readonly record struct RtfToken(RtfTokenKind Kind, string Word = "", int? Number = null);

/// <summary>Cuts a file into tokens.</summary>
internal static class RtfTokens
{
    private const int LongestWord = 32;

    /// <summary>The tokens in order.</summary>
    public static IEnumerable<RtfToken> Of(ReadOnlyMemory<byte> file)
    {
        for (var i = 0; i < file.Length;)
        {
            var c = file.Span[i++];
            switch (c)
            {
                case (byte)'{':
                    yield return new(RtfTokenKind.Open);
                    break;
                case (byte)'}':
                    yield return new(RtfTokenKind.Close);
                    break;
                case (byte)'\\' when i < file.Length:
                    var token = Control(file.Span, ref i);
                    yield return token;
                    if (token is { Word: "bin", Number: > 0 and var length })
                    {
                        i = (int)Math.Min(file.Length, (long)i + length);
                    }

                    break;
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    yield return new(RtfTokenKind.Byte, "", c);
                    break;
            }
        }
    }

    private static RtfToken Control(ReadOnlySpan<byte> file, ref int i)
    {
        if (!char.IsAsciiLetter((char)file[i]))
        {
            var sign = (char)file[i++];
            if (sign == '\'' && i + 2 <= file.Length && byte.TryParse(file.Slice(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                i += 2;
                return new(RtfTokenKind.Byte, "", value);
            }

            return new(RtfTokenKind.Control, sign is '\r' or '\n' ? "par" : sign.ToString());
        }

        var start = i;
        while (i < file.Length && i - start < LongestWord && char.IsAsciiLetter((char)file[i]))
        {
            i++;
        }

        var word = Encoding.ASCII.GetString(file[start..i]);
        start = i;
        i += i < file.Length && file[i] == '-' ? 1 : 0;
        while (i < file.Length && i - start < LongestWord && char.IsAsciiDigit((char)file[i]))
        {
            i++;
        }

        int? number = int.TryParse(file[start..i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        i += i < file.Length && file[i] == ' ' ? 1 : 0;
        return new(RtfTokenKind.Control, word, number);
    }
}

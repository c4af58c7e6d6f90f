using System.Text;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Packages;

/// <summary>Files of old Office programs and encrypted ones: a container of another kind, for which there is no reader.</summary>
internal static class CompoundFile
{
    private static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Whether it is such a file.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) => content.StartsWith(Signature);

    /// <exception cref="DocumentException">It is such a file.</exception>
    public static void Refuse(ReadOnlySpan<byte> content)
    {
        if (!IsOne(content))
        {
            return;
        }

        throw content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? new DocumentException(DocumentError.Encrypted, "The document is encrypted and wants a password. Save a copy without one.")
            : new DocumentException(
                DocumentError.Malformed, "The file is in the binary format of Office before 2007 (.doc, .xls, .ppt or .msg), for which there is no reader. Save it as .docx, .xlsx, .pptx or .eml.");
    }
}

using System.Text;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Tests.Support;

/// <summary>A document as lines that a person can check: one for what was left out, one for each block.</summary>
internal static class Rendering
{
    public static string Of(ReadDocument document)
    {
        var lines = new StringBuilder();
        lines.Append("title: ").Append(document.Title ?? "-").Append('\n');
        lines.Append("left out: ").AppendJoin(", ", document.LeftOut.Select(l => $"{l.Key} {l.Value}")).Append('\n');
        foreach (var block in document.Blocks)
        {
            lines.Append('[').Append(block.Kind).Append(block.Level).Append(block.Page is { } page ? $" p{page}" : "").Append(block.LeadIn is { } lead ? $" <{lead}" : "")
                .Append(block.ContentOffset > block.Offset ? $" +{block.ContentOffset - block.Offset}" : "").Append("] ")
                .Append(document.Text.AsSpan(block.Offset, block.Length)).Append('\n');
        }

        return lines.ToString();
    }
}

using Summarizer.Requests;

namespace Summarizer.Summarization;

/// <summary>
/// Brings the model's text into the form asked for while it arrives. How the text is cut into pieces does not matter: the concatenation of what is returned is always the same.
/// </summary>
internal abstract class SummaryWriter
{
    public static SummaryWriter Create(SummaryFormat format, bool modelWritesBullets) => format switch
    {
        SummaryFormat.Bullets when !modelWritesBullets => new BulletWriter(),
        SummaryFormat.Paragraph => new TrimmingWriter(joinLines: true),
        _ => new TrimmingWriter(joinLines: false),
    };

    /// <summary>Text that became certain.</summary>
    public abstract string Append(string text);

    /// <summary>Whatever is left at the end.</summary>
    public abstract string Flush();
}

using System.ComponentModel.DataAnnotations;
using Summarizer.Requests;

namespace Summarizer.Api.Options;

/// <summary>What chats mean where the client cannot say it. OpenAI's clients have no fields for these.</summary>
public sealed class OpenAiOptions
{
    /// <summary>How a document is read when the request has no <c>strategy</c>.</summary>
    /// <value>Auto.</value>
    [EnumDataType(typeof(SummaryStrategy))]
    public SummaryStrategy Strategy { get; set; }

    /// <summary>What to do with a document that is too long when the request has no <c>truncate</c>.</summary>
    /// <value>None.</value>
    [EnumDataType(typeof(Truncation))]
    public Truncation Truncate { get; set; }
}

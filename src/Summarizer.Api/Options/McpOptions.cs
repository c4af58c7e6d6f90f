namespace Summarizer.Api.Options;

/// <summary>The Model Context Protocol endpoint.</summary>
public sealed class McpOptions
{
    /// <summary>Offer the tools at <c>/mcp</c>.</summary>
    /// <value>True.</value>
    public bool Enabled { get; set; } = true;
}

namespace Summarizer.Api.Options;

/// <summary>The page for people at <c>/</c>.</summary>
public sealed class PageOptions
{
    /// <summary>Whether the page is served; without it <c>/</c> is a 404 like every other path that has nothing.</summary>
    /// <value>True.</value>
    public bool Enabled { get; set; } = true;
}

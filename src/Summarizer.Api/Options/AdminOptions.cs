namespace Summarizer.Api.Options;

/// <summary>
/// Routes for the operator. A key needs the scope <c>admin</c>; without keys, only callers on the same machine may use them.
/// </summary>
public sealed class AdminOptions
{
    /// <summary>Whether there are such routes.</summary>
    /// <value>False.</value>
    public bool Enabled { get; set; }

    /// <summary>Folder that holds the bundles which a reload may name.</summary>
    /// <value>Null, the default: only the served folder can be loaded again.</value>
    public string? ModelRoot { get; set; }
}

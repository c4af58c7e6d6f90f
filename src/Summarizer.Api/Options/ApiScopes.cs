namespace Summarizer.Api.Options;

/// <summary>Scopes of API keys. Routes without a scope take any key.</summary>
internal static class ApiScopes
{
    public const string Summarize = "summarize";
    public const string Compress = "compress";
    public const string Compare = "compare";

    /// <summary>The routes of the OpenAI API.</summary>
    public const string OpenAI = "openai";

    public const string Mcp = "mcp";

    /// <summary>Routes that change the service.</summary>
    public const string Admin = "admin";

    /// <summary>All scopes.</summary>
    public static IReadOnlyList<string> All { get; } = [Summarize, Compress, Compare, OpenAI, Mcp, Admin];

    /// <summary>Name of the claim that holds one scope.</summary>
    public const string Claim = "scope";
}

namespace Summarizer.Cli.Reports;

/// <summary>JSON of <c>summarizer key</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Entry">Its entry in the key file.</param>
internal sealed record KeyReport(string Key, KeyEntry Entry);

/// <summary>One entry of the service's key file.</summary>
internal sealed record KeyEntry(
    string Name, string Hash, IReadOnlyList<string> Scopes, int RequestsPerMinute, int TokensPerMinute, int MaxConcurrent, string Priority);

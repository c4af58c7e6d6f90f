using Summarizer.Requests;

namespace Summarizer.Api.Http.Wire;

/// <summary>Something that the caller should know about an answer.</summary>
/// <param name="Code">Stable name, for programs.</param>
/// <param name="Detail">The same for people, with numbers.</param>
internal sealed record Warning(string Code, string Detail)
{
    public static IReadOnlyList<Warning> From(IReadOnlyList<SummaryWarning> warnings) =>
        [.. warnings.Select(w => new Warning(w.Code, w.Detail))];
}

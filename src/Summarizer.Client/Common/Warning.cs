namespace Summarizer.Client.Common;

/// <summary>Something that the caller should know about an answer, for example that an instruction was ignored.</summary>
/// <param name="Code">Stable name, lower-case with hyphens.</param>
/// <param name="Detail">Sentence for people, with numbers.</param>
public sealed record Warning(string Code, string Detail);

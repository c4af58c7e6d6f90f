using Summarizer.Grounding;

namespace Summarizer.Relevance;

/// <summary>
/// The smallest stretch of a passage that is kept or left out: a sentence, a list entry, a table that is not long, a row of one that is.
/// </summary>
/// <param name="Span">Where it stands, with its label ("-", "Name:") if it begins its block.</param>
/// <param name="Block">Block that it begins in.</param>
/// <param name="FirstSentence">First of its sentences in the text.</param>
/// <param name="Sentences">How many sentences it has, at least one.</param>
/// <param name="LeadIn">What a reader needs before it: the heading or the introduction right above it, the header of its table; null for
/// nothing.</param>
internal readonly record struct PassageUnit(TextSpan Span, int Block, int FirstSentence, int Sentences, TextSpan? LeadIn);

namespace Summarizer.Tokenization.Encoders;

/// <summary>One token and the characters it stands for.</summary>
/// <param name="Id">Token id.</param>
/// <param name="Start">First UTF-16 index in the text.</param>
/// <param name="End">
/// UTF-16 index after the last; equal to <paramref name="Start"/> for the later bytes of a character split over byte tokens.
/// </param>
public readonly record struct TokenSpan(int Id, int Start, int End);

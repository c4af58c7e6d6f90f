namespace Summarizer.TextModel;

/// <summary>How a line says who speaks.</summary>
/// <param name="Name">The speaker.</param>
/// <param name="Length">Characters before what is said; 0 where the lines below say it.</param>
/// <param name="Lines">Lines that the mark takes, none of which holds what is said; 0 where it stands before it.</param>
internal readonly record struct SpeakerMark(string? Name, int Length, int Lines);

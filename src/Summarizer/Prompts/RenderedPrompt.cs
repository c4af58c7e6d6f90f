namespace Summarizer.Prompts;

/// <summary>A filled prompt.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Offset">Where the document begins.</param>
/// <param name="Template">The parts of the text that are the template's own, in order: only there control markup has its meaning.</param>
public readonly record struct RenderedPrompt(string Text, int Offset, Range[] Template);

namespace Summarizer.Pointer.Running;

/// <summary>What the encoder makes of a document.</summary>
/// <param name="Memory">States [sentences, width].</param>
/// <param name="Value">What the place and look of each sentence (<see cref="Features.SentenceFeatures"/>) add to the scores of the decoder.</param>
/// <param name="Telling">Log-odds of each sentence to tell something that a reader would write down: a decision, a date, an amount, a finding.</param>
/// <param name="Words">Words that a summary of this document usually has.</param>
public sealed record DocumentStates(float[] Memory, float[] Value, float[] Telling, double Words)
{
    /// <summary>Number of sentences.</summary>
    public int Count => Value.Length;
}

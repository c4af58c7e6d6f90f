namespace Summarizer.Export.Gate;

/// <summary>What a model computed for one row.</summary>
/// <param name="States">Encoder output, [tokens, hidden].</param>
/// <param name="Steps">Scores of every step, [tokens of the step, vocabulary].</param>
internal sealed record RowResult(float[] States, List<float[]> Steps)
{
    /// <summary>Scores at one position, from one step of all positions or from its own step.</summary>
    /// <param name="position">Decoder position.</param>
    /// <param name="positions">Number of positions.</param>
    public ReadOnlySpan<float> Logits(int position, int positions)
    {
        if (Steps.Count > 1)
        {
            return Steps[position];
        }

        var vocabulary = Steps[0].Length / positions;
        return Steps[0].AsSpan(position * vocabulary, vocabulary);
    }
}

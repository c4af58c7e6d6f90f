namespace Summarizer.Cli.Output;

/// <summary>How far one stage of long work is.</summary>
/// <param name="Stage">Name for a person; a new name is a new stage.</param>
/// <param name="Done">Work done.</param>
/// <param name="Total">Work of the whole stage.</param>
internal readonly record struct StageProgress(string Stage, long Done, long Total)
{
    public bool IsComplete => Done >= Total;
}

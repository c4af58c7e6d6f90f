namespace Summarizer.StressTests.Faults;

/// <summary>What came of one setting.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Runs">Faults in runs of the graphs.</param>
/// <param name="Events">What Polly reported.</param>
/// <param name="Chaos">Faults of Polly's chaos strategies.</param>
/// <param name="Endings">How the requests ended.</param>
/// <param name="Idle">Whether every slot was free afterwards.</param>
/// <param name="LeftBytes">Native memory of the engines afterwards, over that before.</param>
internal sealed record FaultRound(
    string Name, DrawnFaults Runs, IReadOnlyDictionary<string, int> Events, int Chaos, IReadOnlyList<(Ending Ending, string Detail)> Endings, bool Idle, long LeftBytes)
{
    public int Faults => Runs.Total + Chaos;

    public int Count(Ending ending) => Endings.Count(e => e.Ending == ending);

    public int Reported(string name) => Events.GetValueOrDefault(name);
}

using System.Collections.Concurrent;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>Counts what came of the requests of every family.</summary>
internal sealed class Tally
{
    private const int MostKept = 20;

    private readonly ConcurrentDictionary<(string Family, string Class), int> _counts = new();
    private readonly ConcurrentQueue<string> _wrong = new();

    /// <summary>The columns: classes of statuses, connections closed without one, connections left by the client.</summary>
    public static readonly string[] Classes = ["200", "400", "404, 405", "408, 411, 413, 414, 415, 431, 505", "422", "429", "504, other", "closed without an answer", "left by the client"];

    /// <summary>The first things that were wrong.</summary>
    public IReadOnlyList<string> Wrong => [.. _wrong.Take(MostKept)];

    public int WrongCount => _wrong.Count;

    public void Add(string family, FuzzCase drawn, Echo echo, IReadOnlyList<Answer> answers)
    {
        var kind = answers.Count > 0 ? Class(answers[0].Status) : echo.Closed ? Classes[7] : Classes[8];
        _counts.AddOrUpdate((family, kind), 1, (_, n) => n + 1);
    }

    public void Fail(string what) => _wrong.Enqueue(what);

    public IReadOnlyList<string> Row(string family)
    {
        var counts = Classes.Select(c => _counts.GetValueOrDefault((family, c))).ToList();
        return [family, $"{counts.Sum()}", .. counts.Select(n => $"{n}")];
    }

    private static string Class(int status) => status switch
    {
        0 => Classes[8],
        200 => Classes[0],
        400 => Classes[1],
        404 or 405 => Classes[2],
        408 or 411 or 413 or 414 or 415 or 431 or 505 => Classes[3],
        422 => Classes[4],
        429 => Classes[5],
        _ => Classes[6],
    };
}

namespace Summarizer.StressTests.Fuzzing;

/// <summary>One kind of bad, odd or rude request.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Weight">How often it is drawn.</param>
/// <param name="Draw">Makes one.</param>
internal sealed record Family(string Name, int Weight, Func<Random, FuzzCase> Draw)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Family> All { get; } =
    [
        new("fields: the grammar of the routes with wrong, extreme and odd values", 30, r => Http.Post(r.Pick(Bodies.Routes), Bodies.Draw(r)).ToCase()),
        new("bytes: good bodies with flipped, lost, doubled and foreign bytes", 18, r => Http.Post(r.Pick(Bodies.Routes), Mutations.Apply(r, Bodies.Draw(r))).ToCase()),
        new("JSON: depth, numbers, doubled names, surrogates, invalid UTF-8", 12, r => Http.Post(r.Pick(Bodies.Routes), OddJson.Draw(r)).ToCase()),
        new("headers: types, charsets, encodings, lengths, ids, traces", 12, Headers.Draw),
        new("framing: chunks, lengths that lie, trailers, cut bodies", 10, Framing.Draw),
        new("routes: methods, paths, queries, versions", 8, Routes.Draw),
        new("leaving: streams and answers that are given up", 6, Leaving.Draw),
        new("pipelines: several requests at once, good and bad", 3, Pipelines.Draw),
        new("noise: other protocols and random bytes", 1, Noise.Draw),
    ];

    /// <summary>One of them, by weight.</summary>
    public static Family Pick(Random random)
    {
        var at = random.Next(All.Sum(f => f.Weight));
        return All.First(f => (at -= f.Weight) < 0);
    }
}

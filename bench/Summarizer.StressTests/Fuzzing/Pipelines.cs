namespace Summarizer.StressTests.Fuzzing;

/// <summary>Several requests in one write, the last of which asks the server to close.</summary>
internal static class Pipelines
{
    public static FuzzCase Draw(Random random)
    {
        var bytes = new List<byte>();
        var count = random.Next(2, 7);
        for (var i = 1; i <= count; i++)
        {
            var request = random.Next(3) switch
            {
                0 => new Http("GET", "/health/live", []),
                1 => Http.Post(random.Pick(Bodies.Routes), Bodies.Draw(random)),
                _ => Http.Post(random.Pick(Bodies.Routes), Mutations.Apply(random, Bodies.Draw(random))),
            };
            bytes.AddRange((request with { Closes = i == count }).ToBytes());
        }

        return FuzzCase.Of([.. bytes]);
    }
}

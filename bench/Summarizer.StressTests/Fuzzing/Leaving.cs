using System.Text.Json.Nodes;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>Clients that ask for work and go: before, in the middle of, and at the end of the answer.</summary>
internal static class Leaving
{
    public static FuzzCase Draw(Random random)
    {
        var summarize = random.Chance(0.6);
        var body = summarize
            ? new JsonObject { ["text"] = Bodies.Document(random), ["stream"] = random.Chance(0.8) }
            : new JsonObject { ["query"] = "What did they do?", ["documents"] = new JsonArray(Bodies.Document(random), Bodies.Document(random)), ["stream"] = random.Chance(0.8) };
        var request = Http.Post(summarize ? "/v1/summarize" : "/v1/compress", System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));
        return request.ToCase(random.Pick([Manner.Drops, Manner.Leaves, Manner.Leaves, Manner.Waits]));
    }
}

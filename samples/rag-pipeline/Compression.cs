using Summarizer.Client;
using Summarizer.Client.Compression;

namespace RagPipeline;

/// <summary>The step between retriever and reader: everything that was found goes in, what answers the question comes out.</summary>
internal static class Compression
{
    public static async Task RunAsync(SummarizerClient client, string question, IReadOnlyList<Passage> found, TextWriter output)
    {
        var response = await client.CompressAsync(new()
        {
            Query = question,
            Documents = [.. found.Select(p => new CompressDocument(p.Text) { Id = p.Name, Metadata = new() { ["file"] = p.Name } })],
            Rate = 0.3,
            TargetTokenizer = TargetTokenizer.O200kBase,
            Extractiveness = Extractiveness.High,
        });

        await output.WriteLineAsync($"Question: {question}\n");
        foreach (var result in response.Results)
        {
            await output.WriteLineAsync($"{(string?)result.Metadata?["file"],-16} {result.InputTokens,4} tokens -> {(result.Dropped ? $"dropped, {result.Reason}" : $"{result.OutputTokens} kept")}");
        }

        var before = response.Results.Sum(r => r.InputTokens);
        await output.WriteLineAsync($"\n{before} tokens -> {response.ContextTokens}, {1 - response.Rate:P0} saved. For the prompt:\n");
        await output.WriteLineAsync(response.Context);
    }
}

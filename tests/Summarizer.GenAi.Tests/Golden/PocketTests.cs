using Summarizer.Engine.Requests;
using Summarizer.GenAi.Tests.Models;

namespace Summarizer.GenAi.Tests.Golden;

/// <summary>The trained int8 model writes the same in both runtimes.</summary>
public sealed class PocketTests
{
    private const int Documents = 50;

    [Fact]
    public async Task Write_FiftyDocuments_GivesTheIdsOfTheOtherRuntime()
    {
        await using var genai = Engines.Load(Repository.Model, batch: 1);
        await using var ort = Engines.LoadOrt(Repository.Model, batch: 1);

        foreach (var text in Texts().Take(Documents))
        {
            var request = new GenerationRequest { InputIds = [.. ort.Tokenizer!.Encode("Summarize: " + text).Take(ort.MaxInputTokens)], MaxTokens = 48 };
            Assert.Equal((await ort.RunAsync(request)).OutputIds, (await genai.RunAsync(request)).OutputIds);
        }
    }

    [Fact]
    public async Task Beams_TenDocuments_GivesTheIdsOfTheOtherRuntime()
    {
        await using var genai = Engines.Load(Repository.Model);
        await using var ort = Engines.LoadOrt(Repository.Model);

        foreach (var (index, text) in Texts().Take(10).Index())
        {
            var request = new GenerationRequest
            {
                InputIds = [.. ort.Tokenizer!.Encode("Summarize: " + text).Take(300)],
                MaxTokens = 24,
                Beams = new BeamOptions { Count = 2 + (index % 4), LengthPenalty = index % 3, EarlyStopping = index % 2 == 1 },
            };
            var (a, b) = (await genai.RunAsync(request), await ort.RunAsync(request));
            Assert.Equal(b.Hypotheses.Select(beam => beam.OutputIds.ToArray()), a.Hypotheses.Select(beam => beam.OutputIds.ToArray()));
        }
    }

    // Pieces of the documentation, each from another place.
    private static IEnumerable<string> Texts() => Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText)
        .SelectMany(text => text.Chunk(1800))
        .Where(piece => piece.Length > 200)
        .Select(piece => new string(piece));
}

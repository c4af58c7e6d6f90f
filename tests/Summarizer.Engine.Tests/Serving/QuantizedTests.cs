using Summarizer.Bundles;
using Summarizer.Engine.Requests;
using Summarizer.Engine.Tests.Models;

namespace Summarizer.Engine.Tests.Serving;

/// <summary>Bundles with int8 cross-attention caches and quantized weights.</summary>
public sealed class QuantizedTests(ExportedBundles bundles)
{
    [Theory]
    [InlineData(Precision.Int8)]
    [InlineData(Precision.Int4)]
    public async Task Submit_ManyAtOnce_WriteWhatTheyWriteAlone(Precision precision)
    {
        await using var engine = Engines.Load(bundles.Random(precision), options => options.MaxBatchSize = 5);
        Assert.Equal(CacheType.Int8, engine.Model.CrossCache);
        var requests = Requests(2048).ToList();
        var alone = new List<GenerationResult>();
        foreach (var request in requests)
        {
            alone.Add(await engine.RunAsync(request));
        }

        var crowded = await engine.RunAllAsync(requests);

        Assert.Equal(alone.Select(result => result.OutputIds), crowded.Select(result => result.OutputIds));
        Assert.True(crowded.Select(result => string.Join(' ', result.OutputIds)).Distinct().Count() > requests.Count / 2);
    }

    [Fact]
    public async Task Submit_TrainedModelManyTextsAtOnce_WriteWhatTheyWriteAlone()
    {
        await using var engine = Engines.Load(Repository.Model, options => options.MaxBatchSize = 6);
        var documents = Directory.EnumerateFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadAllText(file).Split("\n\n")).Where(paragraph => paragraph.Length > 120).Take(24);
        var requests = documents
            .Select(text => new GenerationRequest { InputIds = [.. engine.Tokenizer!.Encode("Summarize: " + text).Take(engine.MaxInputTokens)], MaxTokens = 48 })
            .ToList();
        var alone = new List<GenerationResult>();
        foreach (var request in requests)
        {
            alone.Add(await engine.RunAsync(request));
        }

        var crowded = await engine.RunAllAsync(requests);

        Assert.Equal(alone.Select(result => result.Text), crowded.Select(result => result.Text));
    }

    private static IEnumerable<GenerationRequest> Requests(int vocabulary)
    {
        var random = new Random(3);
        return Enumerable.Range(0, 30).Select(i => new GenerationRequest
        {
            InputIds = [.. Enumerable.Range(0, random.Next(1, 120)).Select(_ => random.Next(5, vocabulary))],
            MaxTokens = random.Next(5, 50),
            IgnoreEnd = true,
            Beams = i % 9 == 4 ? new BeamOptions { Count = 2 + (i % 3) } : null,
            Sampling = new SamplingOptions { NoRepeatNgramSize = 2 },
        });
    }
}

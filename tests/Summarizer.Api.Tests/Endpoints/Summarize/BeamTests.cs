using Summarizer.Api.Tests.Support;
using Summarizer.Bundles;

namespace Summarizer.Api.Tests.Endpoints.Summarize;

/// <summary>Beam search by HTTP: what the request says, else what the model was published with.</summary>
public sealed class BeamTests
{
    [Theory]
    [InlineData("", 4, 2.0, true)]
    [InlineData(", \"num_beams\": 3", 3, 2.0, true)]
    [InlineData(", \"num_beams\": 3, \"length_penalty\": -1.5, \"early_stopping\": false", 3, -1.5, false)]
    [InlineData(", \"num_beams\": 1", 1, 0, false)]
    [InlineData(", \"temperature\": 0.5", 1, 0, false)]
    public async Task Summarize_BeamFields_ReachTheEngine(string fields, int beams, double lengthPenalty, bool earlyStopping)
    {
        var engine = new ScriptedEngine { Defaults = new GenerationDefaults(Beams: 4, LengthPenalty: 2, EarlyStopping: true) };
        await using var service = new Service(engine.Factory);
        using var client = await service.StartAsync();

        var answer = client.PostTextAsync(Wire.Route, $$"""{"text": "Some text."{{fields}}}""");
        var asked = await engine.NextAsync();
        asked.Read();
        asked.Write("short");
        asked.Finish();

        Assert.Equal("short", (string?)(await (await answer).JsonAsync())["summary"]);
        var search = asked.Request.Beams;
        Assert.Equal((beams, lengthPenalty, earlyStopping), (search?.Count ?? 1, search?.LengthPenalty ?? 0, search?.EarlyStopping ?? false));
    }
}

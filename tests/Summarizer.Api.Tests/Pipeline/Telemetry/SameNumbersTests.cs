using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Pipeline.Telemetry;

/// <summary>Body, header, log line and metrics of one request show the same numbers.</summary>
[Collection(RealModel.Name)]
public sealed partial class SameNumbersTests(RealService service)
{
    private static readonly string[] Phases = ["queue", "tokenize", "encode", "decode"];

    [Fact]
    public async Task Summarize_EveryPlace_ShowsTheSameNumbers()
    {
        using var measured = new Measurements(service.Services);

        using var response = await service.Client.SummarizeAsync(new { text = RealService.Short });

        var body = await response.JsonAsync();
        var timings = body["timings"]!.AsObject().ToDictionary(t => t.Key, t => (double)t.Value!);
        var header = Durations(response.Headers.GetValues("Server-Timing").Single());
        var line = await service.Log.WaitForAsync("summarize read", response.Headers.GetValues("X-Request-Id").Single());
        Assert.All(Phases, phase =>
        {
            var milliseconds = timings[$"{phase}_ms"];
            Assert.Equal(milliseconds, header[phase]);
            Assert.Contains(Text($"{phase} {milliseconds}"), line);
            Assert.Equal(milliseconds, measured.Only($"summarizer.request.{phase}.duration") * 1000, 0.0006);
        });
        Assert.Equal(timings["total_ms"], header["total"]);
        Assert.Contains(Text($"ttft {timings["ttft_ms"]}, total {timings["total_ms"]} ms"), line);
        Assert.Equal(timings["total_ms"], measured.Only("gen_ai.server.request.duration") * 1000, 0.0006);
        Assert.Equal(timings["ttft_ms"], measured.Only("gen_ai.server.time_to_first_token") * 1000, 0.0006);
        Assert.Equal(timings["tpot_ms"], measured.Only("gen_ai.server.time_per_output_token") * 1000, 0.0006);
        Assert.Equal((int)body["usage"]!["input_tokens"]!, Tokens(measured, "input"));
        Assert.Equal((int)body["usage"]!["output_tokens"]!, Tokens(measured, "output"));
        Assert.Contains(Text($"read {Tokens(measured, "input")} and wrote {Tokens(measured, "output")} tokens"), line);
    }

    [Fact]
    public async Task Compress_EveryPlace_ShowsTheSameNumbers()
    {
        using var measured = new Measurements(service.Services);

        using var response = await service.Client.PostAsync("/v1/compress", JsonContent.Create(new { query = "What was plagued with problems?", documents = new[] { RealService.Short } }));

        var body = await response.JsonAsync();
        Assert.Equal((double)body["ratio"]!, measured.Only("summarizer.compression.ratio"), 0.0006);
        Assert.Equal((double)body["timings"]!["total_ms"]!, measured.Only("gen_ai.server.request.duration") * 1000, 0.0006);
        Assert.All(measured.All.Where(m => m.Tags.ContainsKey("task")), m => Assert.Equal(("compress", "pocket"), (m.Tags["task"], m.Tags["model"])));
    }

    [Fact]
    public void Gauges_Idle_ShowTheModel()
    {
        using var measured = new Measurements(service.Services);
        measured.Look();

        Assert.Equal(1, measured.Only("summarizer.model.ready"));
        Assert.True(measured.Only("summarizer.model.load.duration") > 0);
        Assert.Equal(
            ("pocket", service.Engine.ExecutionProvider),
            (measured.All.Single(m => m.Instrument == "summarizer.model.ready").Tags["model"], measured.All.Single(m => m.Instrument == "summarizer.model.ready").Tags["provider"]));
        Assert.All(["summarizer.requests.running", "summarizer.requests.waiting", "summarizer.tokens.waiting"], name => Assert.Equal(0, measured.Only(name)));
    }

    private static double Tokens(Measurements measured, string type) =>
        Assert.Single(measured.All, m => m.Instrument == "gen_ai.client.token.usage" && m.Tags["gen_ai.token.type"] == type).Value;

    private static Dictionary<string, double> Durations(string header) =>
        Duration().Matches(header).ToDictionary(m => m.Groups[1].Value, m => double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"(\w+);dur=([\d.]+)")]
    private static partial Regex Duration();
}

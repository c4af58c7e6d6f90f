using System.Text.Json;
using Summarizer.Export.Gate;
using Summarizer.Bundles;
using Summarizer.Export.Exporting;

namespace Summarizer.Export.Tests.Exporting;

public sealed class GenAiConfigTests
{
    [Fact]
    public void Write_Names_AreThoseOfTheDecoderGraph()
    {
        using var folder = new TemporaryFolder();
        CheckpointExporter.Export(
            new ExportOptions { Checkpoint = Repository.Fixture("t5gemma-unbalanced"), Output = folder["out"], Precision = Precision.Fp32 },
            new Progress<ExportProgress>(),
            TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["out"], "genai_config.json")));
        var model = document.RootElement.GetProperty("model");
        var decoder = model.GetProperty("decoder");
        using var session = GraphSession.Open(Path.Combine(folder["out"], decoder.GetProperty("filename").GetString()!));

        var inputs = Names(decoder.GetProperty("inputs"), decoder.GetProperty("num_hidden_layers").GetInt32());
        var outputs = Names(decoder.GetProperty("outputs"), decoder.GetProperty("num_hidden_layers").GetInt32());
        Assert.Empty(inputs.Except(session.InputNames));
        Assert.Equal(session.OutputNames.Order(), outputs.Order());

        // What GenAI does not know of, the caller must set.
        Assert.All(session.InputNames.Except(inputs), name => Assert.True(name == GraphNames.EncoderAttentionMask || name.StartsWith("cross_", StringComparison.Ordinal)));
        Assert.Equal([1, 107], model.GetProperty("eos_token_id").EnumerateArray().Select(id => id.GetInt32()));
        Assert.Equal(2, model.GetProperty("bos_token_id").GetInt32());
        var past = session.InputMetadata[GraphNames.PastKey(0)].Dimensions;
        Assert.Equal((past[1], past[3]), (decoder.GetProperty("num_key_value_heads").GetInt32(), decoder.GetProperty("head_size").GetInt32()));
        Assert.True(document.RootElement.GetProperty("search").GetProperty("past_present_share_buffer").GetBoolean());
    }

    private static List<string> Names(JsonElement names, int layers) => [.. names.EnumerateObject()
        .Select(entry => entry.Value.GetString()!)
        .SelectMany(name => name.Contains("%d", StringComparison.Ordinal)
            ? Enumerable.Range(0, layers).Select(i => name.Replace("%d", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
            : [name])];
}

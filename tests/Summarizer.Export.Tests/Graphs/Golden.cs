using System.Text.Json;
using Summarizer.Export.Checkpoints;

namespace Summarizer.Export.Tests.Graphs;

/// <summary>Inputs of a golden fixture and what transformers computed from them.</summary>
internal sealed class Golden : IDisposable
{
    private readonly SafetensorsFile _tensors;
    private readonly JsonElement _json;

    public Golden(string name)
    {
        Folder = Repository.Fixture(name);
        _tensors = SafetensorsFile.Open(Path.Combine(Folder, "expected.safetensors"));
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "expected.json")));
        _json = document.RootElement.Clone();
    }

    public string Folder { get; }

    public int[] Lengths => [.. _json.GetProperty("lengths").EnumerateArray().Select(e => e.GetInt32())];

    public long[][] InputIds => Rows("input_ids");

    public long[][] DecoderInputIds => Rows("decoder_input_ids");

    /// <summary>Input row without its padding.</summary>
    public long[] Input(int row) => InputIds[row][..Lengths[row]];

    public long[][] Rows(string property) => [.. _json.GetProperty(property).EnumerateArray().Select(r => r.EnumerateArray().Select(e => e.GetInt64()).ToArray())];

    public int[][] Sequences(string mode) =>
        [.. _json.GetProperty("generation").GetProperty(mode).GetProperty("row_sequences").EnumerateArray().Select(r => r.EnumerateArray().Select(e => e.GetInt32()).ToArray())];

    public Tensor this[string tensor]
    {
        get
        {
            var info = _tensors.Tensors[tensor];
            var values = new float[info.Elements];
            _tensors.Read(info, 0, values);
            return new Tensor([.. info.Shape.Select(d => (int)d)], values);
        }
    }

    public void Dispose() => _tensors.Dispose();
}

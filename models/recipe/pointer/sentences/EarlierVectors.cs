using System.Numerics.Tensors;
using System.Text.Json;
using Summarizer.TextModel;

namespace Summarizer.Pointer.Recipe;

/// <summary>
/// Vectors of an earlier run. A sentence vector is the direction of the mean of its tokens' states, so that of a sentence whose limits have
/// moved is about the mean of the earlier sentences that it overlaps, each weighed by the characters that they share.
/// </summary>
internal sealed class EarlierVectors
{
    private readonly Dictionary<string, (int Row, int[] Start, int[] Length)> _documents = new(StringComparer.Ordinal);
    private readonly byte[] _vectors;
    private readonly int _width;

    /// <param name="prefix">OUT of that run.</param>
    /// <param name="width">Length of a vector.</param>
    public EarlierVectors(string prefix, int width)
    {
        _width = width;
        _vectors = File.ReadAllBytes(prefix + ".vec");
        foreach (var line in File.ReadLines(prefix + ".jsonl"))
        {
            using var row = JsonDocument.Parse(line);
            var root = row.RootElement;
            _documents[root.GetProperty("id").GetString()!] = (root.GetProperty("row").GetInt32(), Numbers(root, "start"), Numbers(root, "length"));
        }
    }

    /// <summary>Whether a document was read in that run.</summary>
    public bool Has(string id) => _documents.ContainsKey(id);

    /// <summary>A vector of unit length for every sentence of a document.</summary>
    public IReadOnlyList<float[]> Of(string id, StructuredText text)
    {
        var (row, start, length) = _documents[id];
        return [.. text.Sentences.Select(s => Vector(s, row, start, length))];
    }

    private float[] Vector(TextSentence sentence, int row, int[] start, int[] length)
    {
        var sum = new float[_width];
        for (var i = 0; i < start.Length; i++)
        {
            var shared = Math.Min(sentence.End, start[i] + length[i]) - Math.Max(sentence.Offset, start[i]);
            if (shared > 0)
            {
                for (var k = 0; k < _width; k++)
                {
                    sum[k] += shared * (float)BitConverter.ToHalf(_vectors, 2 * (((row + i) * _width) + k));
                }
            }
        }

        var norm = TensorPrimitives.Norm(sum);
        TensorPrimitives.Divide(sum, norm > 0 ? norm : 1, sum);
        return sum;
    }

    private static int[] Numbers(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];
}

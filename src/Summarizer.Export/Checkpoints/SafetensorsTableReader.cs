using System.Text.Json;

namespace Summarizer.Export.Checkpoints;

/// <summary>Parses the JSON table of one safetensors file, token by token, so that nothing but the tensors is kept.</summary>
/// <param name="file">Name for messages.</param>
/// <param name="dataStart">Byte of the file at which the data begins.</param>
/// <param name="dataBytes">Length of the data.</param>
internal sealed class SafetensorsTableReader(string file, long dataStart, long dataBytes)
{
    private const int MaxRank = 16;
    private const int MaxNameLength = 1024;

    /// <exception cref="ExportException">An entry is wrong.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    /// <exception cref="InvalidOperationException">A string is not valid Unicode.</exception>
    public Dictionary<string, TensorInfo> Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        var tensors = new Dictionary<string, TensorInfo>(StringComparer.Ordinal);
        var metadata = false;
        Expect(ref reader, JsonTokenType.StartObject, "the table");
        while (NextProperty(ref reader, out var name))
        {
            if (name == "__metadata__")
            {
                if (metadata)
                {
                    throw Fail(name, "stands twice in the table");
                }

                metadata = true;
                SkipMetadata(ref reader);
            }
            else if (!tensors.TryAdd(name, ReadTensor(ref reader, name)))
            {
                throw Fail(name, "stands twice in the table");
            }
        }

        // Past the closing brace only spaces may follow; the reader throws on anything else.
        while (reader.Read())
        {
        }

        return tensors;
    }

    private TensorInfo ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? code = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, name);
        while (NextProperty(ref reader, out var field))
        {
            switch (field)
            {
                case "dtype" when code is null:
                    Expect(ref reader, JsonTokenType.String, name);
                    code = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name, field, MaxRank);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, name, field, 2);
                    break;
                default:
                    throw Fail(name, $"has an unknown or repeated field {MessageText.Quote(field)}; known are dtype, shape and data_offsets");
            }
        }

        return code is not null && shape is not null && offsets is { Count: 2 }
            ? Place(name, code, [.. shape], offsets[0], offsets[1])
            : throw Fail(name, "lacks one of dtype, shape and data_offsets (two numbers)");
    }

    private TensorInfo Place(string name, string code, long[] shape, long begin, long end)
    {
        if (!TensorTypes.TryParse(code, out var type))
        {
            throw new ExportException(
                $"{file}: tensor {MessageText.Quote(name)} has the element type {MessageText.Quote(code)}, which is not known. Known are {TensorTypes.Supported}. Convert the checkpoint to float32, float16 or bfloat16.");
        }

        if (begin > end || end > dataBytes)
        {
            throw Fail(name, $"lies at bytes {begin} to {end} of the data, which has {dataBytes}");
        }

        // The limit keeps the product far from overflow and makes Elements * Bytes safe everywhere else.
        var elements = Elements(shape, dataBytes);
        if (elements is null || elements * type.Bytes() != end - begin)
        {
            throw Fail(name, $"has the shape {TensorInfo.Describe(shape)} of {code}, which does not fill its {end - begin} bytes");
        }

        return new TensorInfo(type, shape, file, elements.Value, dataStart + begin);
    }

    /// <summary>Product of the dimensions; null if above <paramref name="limit"/>.</summary>
    private static long? Elements(long[] shape, long limit)
    {
        if (shape.Contains(0))
        {
            return 0;
        }

        long product = 1;
        foreach (var dimension in shape)
        {
            if (dimension > limit / product)
            {
                return null;
            }

            product *= dimension;
        }

        return product;
    }

    private List<long> ReadNumbers(ref Utf8JsonReader reader, string name, string field, int most)
    {
        var numbers = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray, name);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
            {
                throw Fail(name, $"has a {field} that is not a list of whole numbers from 0 to {long.MaxValue}");
            }

            if (numbers.Count == most)
            {
                throw Fail(name, $"has a {field} of more than {most} numbers");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private void SkipMetadata(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject, "__metadata__");
        while (NextProperty(ref reader, out _))
        {
            Expect(ref reader, JsonTokenType.String, "__metadata__");
        }
    }

    private bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        name = string.Empty;
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        name = reader.GetString()!;
        return name.Length <= MaxNameLength ? true : throw Fail(name, $"has a name of {name.Length} characters; the limit is {MaxNameLength}");
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType wanted, string where)
    {
        if (!reader.Read() || reader.TokenType != wanted)
        {
            throw Fail(where, $"holds {reader.TokenType} where the format has {wanted}");
        }
    }

    private ExportException Fail(string name, string what) => SafetensorsHeader.Fail(file, $"has a table entry {MessageText.Quote(name)} that {what}.");
}

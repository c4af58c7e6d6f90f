using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Summarizer.StressTests.Running;

namespace Summarizer.StressTests.Fuzzing;

/// <summary>Bodies made from the grammar of the routes: mostly right names, values that may be right, wrong or extreme.</summary>
internal static class Bodies
{
    /// <summary>In most documents. Longer than what a message shows of a name or a value, so no message may hold it, nor any line of the log.</summary>
    public const string Secret = "zanzibar-4711 is a secret that no message may ever repeat";

    public static readonly string[] Routes = ["/v1/summarize", "/v1/compress", "/tokenize"];

    private static readonly string[] Fields =
    [
        "text", "model", "length", "max_tokens", "min_tokens", "format", "instruction", "temperature", "top_p", "top_k", "seed", "no_repeat_ngram_size", "repetition_penalty", "num_beams",
        "stop", "truncate", "strategy", "stream", "extractiveness", "query", "documents", "output", "target_tokens", "rate", "target_tokenizer", "max_tokens_per_document", "drop_irrelevant",
        "preserve_order", "select", "top_k", "diversity", "tokens", "unknown", "Text", "__proto__", "",
    ];

    private static readonly string[] Words =
    [
        "auto", "short", "medium", "long", "paragraph", "bullets", "none", "start", "end", "single", "map_reduce", "documents", "answer", "mmr", "smmr", "low", "high", "model", "o200k_base",
        "cl100k_base", "pocket", "SHORT", "short, medium", "",
    ];

    private static readonly double[] Numbers = [0, 1, -1, 2, 8, 0.5, 1.5, 255, 1e9, -1e9, 2147483647, 2147483648, -2147483649, 9007199254740993, 1e308, 1e-320, double.Epsilon];

    private static readonly JsonWriterOptions Loose = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One body, in UTF-8.</summary>
    public static byte[] Draw(Random random)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Loose))
        {
            json.WriteStartObject();
            if (random.Chance(0.8))
            {
                WriteTask(random, json);
            }

            for (var i = random.Next(5); i > 0; i--)
            {
                json.WritePropertyName(random.Pick(Fields));
                WriteValue(random, json, depth: 2);
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>A document; short, since what is tried here is not the model.</summary>
    public static string Document(Random random) => random.Next(10) switch
    {
        0 => random.Text(random.Length(4000)),
        1 => new string(' ', random.Length(100)),
        2 => string.Concat(Enumerable.Repeat(SampleDocuments.Draw(random) + " ", random.Length(60) + 1)),
        _ => $"{SampleDocuments.Draw(random)} {Secret}.",
    };

    private static void WriteTask(Random random, Utf8JsonWriter json)
    {
        if (random.Chance(0.6))
        {
            json.WriteString("text", Encoding.UTF8.GetBytes(Document(random)));
            json.WriteNumber("max_tokens", random.Next(1, 5));
            return;
        }

        json.WriteString("query", Encoding.UTF8.GetBytes(random.Chance(0.9) ? "What did they do?" : Document(random)));
        json.WriteStartArray("documents");
        for (var i = random.Length(8); i >= 0; i--)
        {
            json.WriteStringValue(Encoding.UTF8.GetBytes(Document(random)));
        }

        json.WriteEndArray();
    }

    private static void WriteValue(Random random, Utf8JsonWriter json, int depth)
    {
        switch (random.Next(depth > 0 ? 9 : 7))
        {
            case 0: json.WriteNullValue(); break;
            case 1: json.WriteBooleanValue(random.Chance(0.5)); break;
            case 2: json.WriteNumberValue(random.Pick(Numbers)); break;
            case 3: json.WriteNumberValue(random.Next(-3, 70)); break;
            case 4: json.WriteStringValue(Encoding.UTF8.GetBytes(random.Text(random.Length(300)))); break;
            case 5 or 6: json.WriteStringValue(random.Pick(Words)); break;
            case 7:
                json.WriteStartArray();
                for (var i = random.Length(80); i > 0; i--)
                {
                    WriteValue(random, json, depth - 1);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStartObject();
                for (var i = random.Next(4); i > 0; i--)
                {
                    json.WritePropertyName(random.Pick(Fields));
                    WriteValue(random, json, depth - 1);
                }

                json.WriteEndObject();
                break;
        }
    }
}

using System.Runtime.InteropServices;
using System.Text.Json;
using Summarizer.Embeddings;
using Summarizer.Pointer.Features;
using Summarizer.Pointer.Recipe;
using Summarizer.TextModel;

// Usage: Sentences EMBEDDINGS-BUNDLE DOCUMENTS.jsonl OUT [EARLIER]
// Writes OUT.jsonl (sentences), OUT.vec (float16 [sentences, dimensions]) and OUT.feat (float32 [sentences, features]); goes on where an earlier
// run ended. EARLIER is the OUT of a run whose features or sentences are out of date: its vectors are carried over, and nothing is encoded.
var (bundle, documents, output) = (args[0], args[1], args[2]);
using var model = EmbeddingModel.Load(bundle, new EmbeddingOptions { CacheMiB = 0, Threads = 1 });
var earlier = args.Length > 3 ? new EarlierVectors(args[3], model.Dimensions) : null;
var done = File.Exists(output + ".jsonl") ? File.ReadLines(output + ".jsonl").Count() : 0;
var rows = done == 0 ? 0 : Last(output + ".jsonl");
using var vectors = Append(output + ".vec", rows * model.Dimensions * 2);
using var features = Append(output + ".feat", rows * SentenceFeatures.Count * 4);
var written = File.Exists(output + ".jsonl") ? File.ReadLines(output + ".jsonl").Select(IdOf).ToHashSet(StringComparer.Ordinal) : [];
using var index = new StreamWriter(output + ".jsonl", append: true);
foreach (var line in File.ReadLines(documents))
{
    var id = IdOf(line);
    if (written.Contains(id) || earlier?.Has(id) == false)
    {
        continue;
    }

    using var row = JsonDocument.Parse(line);
    var text = TextAnalyzer.Analyze(row.RootElement.GetProperty("document").GetString()!);
    var passage = earlier?.Of(id, text)
        ?? (await model.EmbedPassageAsync([.. text.Sentences.Select(s => text[s])], CancellationToken.None)).Sentences;
    vectors.Write(MemoryMarshal.AsBytes<Half>(passage.SelectMany(v => v).Select(x => (Half)x).ToArray()));
    features.Write(MemoryMarshal.AsBytes<float>(SentenceFeatures.Of(text, passage)));
    vectors.Flush();
    features.Flush();
    index.WriteLine(JsonSerializer.Serialize(new
    {
        id,
        row = rows,
        start = text.Sentences.Select(s => s.Offset),
        length = text.Sentences.Select(s => s.Length),
        prose = text.Sentences.Select(s => s.IsProse ? 1 : 0),
    }));
    index.Flush();
    rows += text.Sentences.Count;
}

Console.WriteLine($"{rows} sentences");

static string IdOf(string line)
{
    using var row = JsonDocument.Parse(line);
    return row.RootElement.GetProperty("id").GetString()!;
}

// A row that was begun when the program was stopped is cut off.
static FileStream Append(string path, long length)
{
    var stream = new FileStream(path, FileMode.OpenOrCreate);
    stream.SetLength(length);
    stream.Position = length;
    return stream;
}

static int Last(string path)
{
    using var last = JsonDocument.Parse(File.ReadLines(path).Last());
    return last.RootElement.GetProperty("row").GetInt32() + last.RootElement.GetProperty("start").GetArrayLength();
}

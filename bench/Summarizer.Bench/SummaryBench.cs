using System.Text.RegularExpressions;
using Summarizer.Choosing;
using Summarizer.Embeddings;
using Summarizer.Engine;
using Summarizer.Engine.Hosting;
using Summarizer.Requests;
using Summarizer.Summarization;

namespace Summarizer.Bench;

/// <summary>
/// Time from a text to its chosen summary: 1,000 words whose vectors are not cached, the same again, and 20,000 words in one request. The
/// whole summary is chosen before its first token is sent, so the time
/// to first token is the time to the summary.
/// </summary>
internal static partial class SummaryBench
{
    private const int Texts = 9;
    private const int LongTexts = 3;

    /// <param name="bundle">Model bundle that quotes.</param>
    /// <param name="folder">Folder of *.txt files to make texts of.</param>
    /// <param name="threads">Threads of an encoder pass.</param>
    public static async Task<int> RunAsync(string bundle, string folder, int threads)
    {
        await using var engine = InferenceEngine.Load(bundle, new EngineOptions { Threads = threads }, TimeProvider.System);
        using var sentences = SentenceSource.Find(new EmbeddingOptions { Threads = threads, ConcurrentPasses = 1 }, AppContext.BaseDirectory, Environment.CurrentDirectory)
            ?? throw new InvalidOperationException("There is no pointer bundle or no embedding model beside the program.");
        var summarizer = new DocumentSummarizer(engine, new SummarizationOptions(), TimeProvider.System, sentences);
        string[] words = [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(f => Words().Matches(File.ReadAllText(f)).Select(m => m.Value))];

        // The first texts warm the graphs up. Every text begins at another word, so no vectors are remembered.
        await TimeAsync(summarizer, Text(words, 1, 1_000));
        await TimeAsync(summarizer, Text(words, 3, 1_000));
        var (fresh, again, whole) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Texts; i++)
        {
            var text = Text(words, 200 * (i + 1), 1_000);
            fresh.Add(await TimeAsync(summarizer, text));
            again.Add(await TimeAsync(summarizer, text));
        }

        for (var i = 0; i < LongTexts; i++)
        {
            whole.Add(await TimeAsync(summarizer, Text(words, 37 * (i + 1), 20_000)));
        }

        Console.WriteLine($"{threads} threads; milliseconds from the text to its summary: median (least to most)");
        Write("1,000 words", fresh);
        Write("1,000 words, vectors cached", again);
        Write("20,000 words", whole);
        return 0;
    }

    private static async Task<double> TimeAsync(DocumentSummarizer summarizer, string text) =>
        (await summarizer.SummarizeAsync(new() { Text = text }, CancellationToken.None)).Timings.FirstToken.TotalMilliseconds;

    // A word with the white space before it, so that paragraphs and lists stay what they are.
    private static string Text(string[] words, int first, int count) =>
        string.Concat(Enumerable.Range(first, count).Select(i => words[i % words.Length])).TrimStart();

    private static void Write(string what, List<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        Console.WriteLine(FormattableString.Invariant($"{what}: {sorted[sorted.Length / 2]:0.0} ({sorted[0]:0.0} to {sorted[^1]:0.0})"));
    }

    [GeneratedRegex(@"\s*\S+")]
    private static partial Regex Words();
}

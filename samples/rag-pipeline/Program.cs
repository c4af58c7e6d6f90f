using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RagPipeline;
using Summarizer.Client;

string[] questions = args.Length > 0
    ? [string.Join(' ', args)]
    : await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "questions.txt"));
var address = Environment.GetEnvironmentVariable("SUMMARIZER_URL") ?? "http://localhost:8080";

await using var services = new ServiceCollection()
    .AddSummarizerClient(options => options.Endpoint = new(address)).Services
    .BuildServiceProvider();

var passages = Passage.ReadAll(Path.Combine(AppContext.BaseDirectory, "passages"));
var pipeline = await Pipeline.CreateAsync(services.GetRequiredService<SummarizerClient>(), passages);
foreach (var question in questions)
{
    var outcome = await pipeline.AskAsync(question);
    var evidence = outcome.Compression;
    Console.WriteLine($"Q: {question}");
    Console.WriteLine(
        outcome.Answer is null ? "A: cannot answer from these passages." : $"A: {outcome.Answer} [{string.Join(", ", outcome.Sources)}]");
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"   {evidence.Results.Sum(r => r.InputTokens)} tokens -> {evidence.ContextTokens}, searches: {outcome.Attempts}, no answer: "
        + $"{evidence.NoAnswerScore:0.00}\n"));
}

using Microsoft.Extensions.DependencyInjection;
using RagPipeline;
using Summarizer.Client;

var question = args.Length > 0 ? string.Join(' ', args) : "Who invented the valve that turned the light off by day?";
var address = Environment.GetEnvironmentVariable("SUMMARIZER_URL") ?? "http://localhost:8080";

await using var services = new ServiceCollection()
    .AddSummarizerClient(options => options.Endpoint = new(address)).Services
    .BuildServiceProvider();

var passages = Passage.ReadAll(Path.Combine(AppContext.BaseDirectory, "passages"));
var found = Retriever.Find(passages, question, count: 5);
await Compression.RunAsync(services.GetRequiredService<SummarizerClient>(), question, found, Console.Out);

using Summarizer.Api.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddSummarizer();
builder.AddHttp();

var app = builder.Build();
app.UseSummarizer();
app.MapSummarizer();
await app.RunAsync();

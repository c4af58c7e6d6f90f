using Summarizer.Api.Hosting;
using Summarizer.Api.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.AddSummarizer();
builder.AddHttp();
builder.AddTelemetry();

var app = builder.Build();
app.UseSummarizer();
app.MapSummarizer();
await app.RunAsync();

using Summarizer.Api.Pipeline.Telemetry;
using Summarizer.Api.Startup;

var builder = WebApplication.CreateBuilder(args);
builder.AddSummarizer();
builder.AddHttp();
builder.AddTelemetry();

var app = builder.Build();
app.UseSummarizer();
app.MapSummarizer();
await app.RunAsync();

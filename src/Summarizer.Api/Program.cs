using Summarizer.Api.Startup;

return await SummarizerService.RunAsync(args, contentRoot: null, CancellationToken.None);

using Summarizer.Documents.Isolation;

return await ReaderProcess.RunAsync(args, Console.OpenStandardInput(), Console.OpenStandardOutput()).ConfigureAwait(false);

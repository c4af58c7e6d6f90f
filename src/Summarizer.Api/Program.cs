using System.Reflection;
using Summarizer.Api.Startup;

try
{
    return await SummarizerService.RunAsync(args, contentRoot: null, CancellationToken.None);
}
catch (ServiceStartException e) when (Assembly.GetEntryAssembly() == Assembly.GetExecutingAssembly())
{
    // Where a test or another program runs this one inside of itself, the exception is its own to handle.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

using System.CommandLine;
using Summarizer.Api.Startup;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;

namespace Summarizer.Cli.Serving;

/// <summary><c>summarizer serve</c>: the HTTP service and its page, in this process.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = DefaultModel.Option();
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen; several with semicolons between them. http://+:8080 is every network of this machine.",
            HelpName = "URLS",
            DefaultValueFactory = _ => "http://localhost:8080",
        };
        urls.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !result.Tokens[0].Value.Split(';').All(IsAddress))
            {
                result.AddError($"--urls must be addresses such as http://localhost:9000; it is '{result.Tokens[0].Value}'.");
            }
        });
        var runtime = CommonOptions.Runtime();
        var threads = NumberOption.Create("--threads", "Threads of one run of the model; 0 for all processors.", 0, 1024, 0);
        var cache = new Option<bool>("--cache") { Description = "Store answers, and compute equal requests once." };
        var command = new CommandWithExamples(
            "serve",
            "Run the HTTP service with its page until Ctrl-C. All further settings are environment variables: docs/http.md.",
            "summarizer serve",
            "summarizer serve --model ./models/bart --urls http://localhost:9000",
            "Summarizer__Security__KeyFile=keys.json summarizer serve --urls http://+:8080 --cache")
        {
            model, urls, runtime.Option, threads, cache,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var folder = await ModelFolder.FindAsync(result.GetValue(model), terminal, cancellationToken);
            string[] settings =
            [
                "--urls", result.GetRequiredValue(urls),
                "--Summarizer:ModelPath", Path.GetFullPath(folder),
                "--Summarizer:Runtime", runtime.In(result).ToString(),
                .. Given(result, threads) ? ["--Summarizer:Engine:Threads", $"{result.GetValue(threads)}"] : Array.Empty<string>(),
                .. result.GetValue(cache) ? ["--Summarizer:Cache:Enabled", "true"] : Array.Empty<string>(),
            ];
            return await SummarizerService.RunAsync(settings, AppContext.BaseDirectory, cancellationToken);
        });
        return command;
    }

    // A plus sign or a star stands for every network.
    private static bool IsAddress(string url) =>
        Uri.TryCreate(
            url.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal),
            UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https";

    // What was not given stays to the environment.
    private static bool Given(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}

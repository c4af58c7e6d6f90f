using System.CommandLine;
using System.Text.RegularExpressions;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;
using Summarizer.Keys;

namespace Summarizer.Cli.Keys;

/// <summary><c>summarizer key</c>: a new API key for the service, and the entry that lets it in.</summary>
internal static partial class KeyCommand
{
    private static readonly string[] Scopes = ["summarize", "compress", "compare", "openai", "mcp", "admin"];

    private static readonly Dictionary<string, string> Priorities = new() { ["interactive"] = "interactive", ["batch"] = "batch" };

    public static Command Create(Terminal terminal)
    {
        var name = new Option<string>("--name")
        {
            Description = "Who will use it: letters, digits, dots, dashes and underscores. Appears in the service's messages.",
            HelpName = "NAME",
            Required = true,
        };
        name.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Name().IsMatch(result.Tokens[0].Value))
            {
                result.AddError($"--name must be 1 to 64 letters, digits, dots, dashes or underscores; it is '{result.Tokens[0].Value}'.");
            }
        });
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What it may be used for, several times for several: {string.Join(", ", Scopes)}.",
            HelpName = "SCOPE",
            DefaultValueFactory = _ => ["summarize", "compress"],
        };
        scopes.CompletionSources.Add(Scopes);
        scopes.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !Scopes.Contains(t.Value)))
            {
                result.AddError($"--scope must be one of {string.Join(", ", Scopes)}; it is '{token.Value}'.");
            }
        });
        var requests = NumberOption.Create("--requests-per-minute", "Most requests in a minute; 0 for any number.", 0, int.MaxValue, 0);
        var tokens = NumberOption.Create("--tokens-per-minute", "Most input tokens in a minute; 0 for any number.", 0, int.MaxValue, 0);
        var concurrent = NumberOption.Create("--max-concurrent", "Most requests at once; 0 for any number.", 0, int.MaxValue, 0);
        var priority = new Choice<string>("--priority", "Priority in the queue.", Priorities, "interactive");
        var json = CommonOptions.Json();
        var command = new CommandWithExamples(
            "key",
            "Make an API key for the service. The key is shown once; the service stores its hash only.",
            "summarizer key --name search-team",
            "summarizer key --name night-job --scope summarize --priority batch --tokens-per-minute 200000 --json")
        {
            name, scopes, requests, tokens, concurrent, priority.Option, json,
        };
        command.SetAction(result =>
        {
            var key = ApiKey.Create();
            var entry = new KeyEntry(
                result.GetRequiredValue(name), ApiKey.Hash(key), result.GetRequiredValue(scopes), result.GetValue(requests),
                result.GetValue(tokens), result.GetValue(concurrent), priority.In(result));
            if (result.GetValue(json))
            {
                CliJson.Write(terminal.Out, new KeyReport(key, entry), CliJson.Readable.KeyReport);
                return ExitCode.Success;
            }

            terminal.Error.WriteLine("The key, for its user. It is shown once and stored nowhere:");
            terminal.Out.WriteLine(key);
            terminal.Error.WriteLine("Its entry, for \"keys\": [...] in the service's key file (Summarizer__Security__KeyFile):");
            CliJson.Write(terminal.Out, entry, CliJson.Readable.KeyEntry);
            return ExitCode.Success;
        });
        return command;
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}$")]
    private static partial Regex Name();
}

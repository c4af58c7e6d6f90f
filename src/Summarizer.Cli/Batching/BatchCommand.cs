using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Summarizer.Cli.Models;
using Summarizer.Cli.Options;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Running;
using Summarizer.Cli.Summarizing;
using Summarizer.Documents.Isolation;
using Summarizer.Documents.Reading;
using Summarizer.Engine.Hosting;
using Summarizer.Requests;

namespace Summarizer.Cli.Batching;

/// <summary><c>summarizer batch</c>: many documents, one result for each; a batch that was stopped goes on where it stood.</summary>
internal static class BatchCommand
{
    // Nobody waits for one document of a batch, and the machine may do other work too.
    private static readonly TimeSpan LongestReading = TimeSpan.FromMinutes(5);

    public static Command Create(Terminal terminal)
    {
        var sources = new Argument<string[]>("FILE")
        {
            Description = "Files and folders; of a folder, every document below it.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string?>("--output")
        {
            Description = "File of the results, one JSON object on each line. Results that it holds already are kept.",
            HelpName = "FILE",
        };
        var folder = new Option<string?>("--output-folder")
        {
            Description = "Folder of the results in place of --output: for each document a file.",
            HelpName = "DIR",
        };
        var shard = ShardOption();
        var workers = NumberOption.Create("--workers", "Documents at once.", 1, 256, Math.Clamp(Environment.ProcessorCount / 2, 1, 8));
        var model = DefaultModel.Option();
        var runtime = CommonOptions.Runtime();
        var options = new SummaryOptions();
        var command = new CommandWithExamples(
            "batch",
            "Summarize many documents, with a result for each. Run it again after a stop or for new documents: what is done is not done "
                + "again.",
            "summarizer batch reports --output summaries.jsonl",
            "summarizer batch *.pdf notes.md --output-folder summaries --length short",
            "summarizer batch /corpus --output /results/3.jsonl --shard 3/8")
        {
            sources, output, folder, shard, workers, model, runtime.Option,
        };
        options.AddTo(command);
        command.Note = WritingOptions.Note;
        command.SetAction(async (result, cancellationToken) =>
        {
            var (file, place) = (result.GetValue(output), result.GetValue(folder));
            if ((file is null) == (place is null))
            {
                throw new UsageException("Say where the results go: either --output FILE or --output-folder DIR.");
            }

            var part = result.GetValue(shard) ?? Shard.Whole;
            var inputs = BatchInput.Find(result.GetRequiredValue(sources)).Where(i => part.Contains(i.Name)).ToList();
            var request = options.Read(result);
            var count = result.GetValue(workers);
            var bundle = await ModelFolder.FindAsync(result.GetValue(model), terminal, cancellationToken);
            await using var loaded = LoadedSummarizer.Load(bundle, runtime.In(result), request, count, terminal);
            using var reader = new IsolatedReader(
                new DocumentLimits { Concurrency = count, MaxQueued = count, MaxTime = LongestReading }, terminal.Clock);
            var settings = SettingsOf(request, loaded.Engine);
            using var results = place is null ? LineResults.Open(file!, settings) : (BatchResults)new FolderResults(place);
            var started = terminal.Clock.GetTimestamp();
            var failures = new ConcurrentQueue<string>();
            var totals = await BatchProgress.ShowAsync(terminal, progress => new BatchRun(loaded, reader, results, settings).RunAsync(
                inputs, request, count, r => failures.Enqueue($"{r.File}: {r.Error}"), progress, cancellationToken));
            foreach (var failure in failures.Order(StringComparer.Ordinal))
            {
                await terminal.Error.WriteLineAsync(failure);
            }

            var seconds = terminal.Clock.GetElapsedTime(started).TotalSeconds;
            await terminal.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{inputs.Count} documents{(part == Shard.Whole ? "" : $" of part {part}")}: {totals.Summarized} summarized, "
                    + $"{totals.Known} were done before, {totals.Failed} failed; {seconds:0.0} s"));
            return totals.Failed == 0 ? ExitCode.Success : ExitCode.Incomplete;
        });
        return command;
    }

    private static Option<Shard?> ShardOption() => new("--shard")
    {
        Description = "Which part of the documents, i/n with i from 0 to n-1: n machines with the same documents do each once.",
        HelpName = "I/N",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (Shard.Parse(text) is { } part)
            {
                return part;
            }

            argument.AddError($"--shard must be i/n, a part from 0 to n-1 and the number of parts, such as 3/8; it is '{text}'.");
            return null;
        },
    };

    private static string SettingsOf(SummarizeRequest request, InferenceEngine engine)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(request, CliJson.Default.SummarizeRequest));
        hash.AppendData(Convert.FromHexString(engine.Model.Source.Sha256));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}

using System.Security.Cryptography;
using Summarizer.Cli.Output;
using Summarizer.Cli.Reports;
using Summarizer.Cli.Summarizing;
using Summarizer.Documents.Isolation;
using Summarizer.Documents.Reading;
using Summarizer.Engine.Requests;
using Summarizer.Requests;

namespace Summarizer.Cli.Batching;

/// <summary>Summarizes the documents of a batch, several at once. One that fails is recorded and stops no other.</summary>
/// <param name="loaded">The models.</param>
/// <param name="reader">Reads files, each in a process of its own: nobody knows what a corpus holds.</param>
/// <param name="results">Where results go.</param>
/// <param name="settings">Hash of the model and the options.</param>
internal sealed class BatchRun(LoadedSummarizer loaded, IsolatedReader reader, BatchResults results, string settings)
{
    /// <summary>Runs the batch.</summary>
    /// <param name="inputs">The documents.</param>
    /// <param name="request">What to make of each.</param>
    /// <param name="workers">Documents at once.</param>
    /// <param name="failed">Told of each document that failed, from any thread.</param>
    /// <param name="progress">Told after each document.</param>
    /// <param name="cancellationToken">Stops the batch; what was finished is stored.</param>
    public async Task<BatchTotals> RunAsync(
        IReadOnlyList<BatchInput> inputs, SummarizeRequest request, int workers, Action<BatchRecord> failed,
        IProgress<StageProgress> progress, CancellationToken cancellationToken)
    {
        var (done, known, wrong) = (0, 0, 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(inputs, parallel, async (input, token) =>
        {
            if (await OneAsync(input, request, token) is not { } record)
            {
                Interlocked.Increment(ref known);
            }
            else
            {
                results.Store(record);
                if (record.Error is not null)
                {
                    Interlocked.Increment(ref wrong);
                    failed(record);
                }
            }

            progress.Report(new("documents", Interlocked.Increment(ref done), inputs.Count));
        });
        return new(inputs.Count - known - wrong, known, wrong);
    }

    // Null for a document whose result is there.
    private async Task<BatchRecord?> OneAsync(BatchInput input, SummarizeRequest request, CancellationToken cancellationToken)
    {
        string? sha256 = null;
        try
        {
            var content = await File.ReadAllBytesAsync(input.Path, cancellationToken);
            sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
            if (results.Find(input.Name)?.Answers(sha256, settings) is true)
            {
                return null;
            }

            var format = FormatNames.OfFileName(input.Path) ?? FormatNames.OfContent(content) ?? FileFormat.Text;
            var document = await reader.ReadAsync(content, format, null, cancellationToken);
            var result = await loaded.Task.SummarizeAsync(
                request with { Text = document.Text, Blocks = document.Blocks }, cancellationToken);
            return Record(input, sha256, null, SummarizeReport.Of(result, loaded.Engine.Model.Name, document));
        }
        catch (Exception e) when (
            e is DocumentException or InvalidRequestException or EngineException or IOException or UnauthorizedAccessException)
        {
            return Record(input, sha256, e.Message, null);
        }
    }

    private BatchRecord Record(BatchInput input, string? sha256, string? error, SummarizeReport? report) =>
        new() { File = input.Name, Sha256 = sha256, Settings = settings, Error = error, Result = report };
}

/// <summary>How a batch ended.</summary>
/// <param name="Summarized">Documents that were summarized now.</param>
/// <param name="Known">Documents whose results were there from an earlier run.</param>
/// <param name="Failed">Documents that could not be read or summarized.</param>
internal sealed record BatchTotals(int Summarized, int Known, int Failed);

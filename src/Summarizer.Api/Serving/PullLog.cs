using System.Globalization;
using Summarizer.Hub.Pulling;
using Summarizer.Hub.Repositories;

namespace Summarizer.Api.Serving;

/// <summary>
/// Shows how far a pull is: in the log when a stage begins and ends and every ten seconds in between, and in the readiness probe at once.
/// </summary>
internal sealed partial class PullLog(RepositoryName repository, Uri endpoint, ModelHost host, TimeProvider clock, ILogger logger)
    : IProgress<PullProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private string? _stage;
    private string? _line;
    private long _lineTime;

    /// <summary>Takes a report; the reports of one pull come one after the other.</summary>
    public void Report(PullProgress value)
    {
        var line = Describe(value);
        host.Report(line);
        if (_stage is null)
        {
            Log.Started(logger, repository.ToString(), endpoint.Authority);
        }

        if (line != _line && (value.Stage != _stage || value.Done >= value.Total || clock.GetElapsedTime(_lineTime) >= Pause))
        {
            Log.Progress(logger, repository.Id, line);
            (_line, _lineTime) = (line, clock.GetTimestamp());
        }

        _stage = value.Stage;
    }

    private static string Describe(PullProgress value) => value.IsBytes
        ? string.Create(CultureInfo.InvariantCulture, $"{value.Stage}, {value.Done / 1e6:N1} of {value.Total / 1e6:N1} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{value.Stage}, {(value.Total == 0 ? 100 : 100 * value.Done / value.Total)} %");

    private static partial class Log
    {
        [LoggerMessage(
            EventIds.PullStarted,
            LogLevel.Information,
            "Pulling {Repository} from {Host}: the service is ready when the model is downloaded, exported and loaded")]
        public static partial void Started(ILogger logger, string repository, string host);

        [LoggerMessage(EventIds.PullProgress, LogLevel.Information, "Pulling {Repository}: {Progress}")]
        public static partial void Progress(ILogger logger, string repository, string progress);
    }
}

using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Serving;
using Summarizer.Bundles;
using Summarizer.Export;
using Summarizer.Export.Synthesis;

namespace Summarizer.Api.Endpoints.Compare;

/// <summary>
/// Finds the model to compare the served one with. When none is configured, it makes one beside the served model at the first comparison,
/// which takes seconds.
/// </summary>
internal sealed partial class BaselineLocator(
    ModelHost host, IOptions<SummarizerOptions> options, ILogger<BaselineLocator> logger)
{
    private const string Name = "baseline";

    /// <summary>Folder of its bundle.</summary>
    /// <exception cref="ProblemException">The configured one is not a bundle, or none can be made.</exception>
    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Compare.BaselinePath is { } configured)
        {
            return File.Exists(Path.Combine(configured, BundleManifest.FileName))
                ? configured
                : throw NotFound("The configured baseline is not a model bundle. Set Summarizer__Compare__BaselinePath to one, or leave "
                    + "it out and a baseline is made.");
        }

        var model = Path.GetFullPath(host.Model.Folder);
        var beside = Path.Combine(Path.GetDirectoryName(model)!, Name);
        try
        {
            return await MakeAsync(model, beside, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An image's file system is read only, but for the place of temporary files.
            return await MakeAsync(model, Path.Combine(Path.GetTempPath(), "summarizer", Name), cancellationToken);
        }
    }

    private async Task<string> MakeAsync(string model, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await BaselineModel.EnsureAsync(model, folder, progress: null, cancellationToken);
            return folder;
        }
        catch (Exception e) when (e is ExportException or BundleException)
        {
            Log.Failed(logger, e.Message);
            throw NotFound("No baseline can be made of the served model; the service's log has the reason. Set "
                + "Summarizer__Compare__BaselinePath to a bundle to compare with.");
        }
    }

    private static ProblemException NotFound(string detail) => new(ProblemKind.ModelNotFound, detail);

    private static partial class Log
    {
        [LoggerMessage(EventIds.BaselineFailed, LogLevel.Warning, "No baseline: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}

using Microsoft.Extensions.Options;
using Summarizer.Api.Hosting;
using Summarizer.Api.Problems;
using Summarizer.Bundles;

namespace Summarizer.Api.Compare;

/// <summary>Finds the model that the served one is compared with.</summary>
internal sealed class BaselineLocator(IOptions<SummarizerOptions> options, IHostEnvironment environment)
{
    private const string Name = "baseline";

    /// <summary>Folder of its bundle.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public Task<string> FindAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = options.Value.Compare.BaselinePath ?? BesideTheModel();
        return File.Exists(Path.Combine(folder, BundleManifest.FileName))
            ? Task.FromResult(folder)
            : throw new ProblemException(ProblemKind.ModelNotFound, "There is no baseline to compare with. Set Summarizer__Compare__BaselinePath to a bundle folder, or make models/baseline with 'summarizer synthesize'.");
    }

    /// <summary>What to say of a model's output: none for random weights.</summary>
    public static string? QualityOf(BundleManifest manifest) => manifest.Name == Name ? "none" : null;

    private string BesideTheModel()
    {
        var model = ModelLocator.Find(options.Value.ModelPath, environment.ContentRootPath, AppContext.BaseDirectory);
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, Name);
    }
}

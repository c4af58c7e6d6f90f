using Microsoft.Extensions.Options;
using Summarizer.Hub.Repositories;

namespace Summarizer.Api.Options;

/// <summary>Validates model paths that name a repository of a hub.</summary>
internal sealed class ModelPathValidator : IValidateOptions<SummarizerOptions>
{
    public ValidateOptionsResult Validate(string? name, SummarizerOptions options)
    {
        string?[] failures =
        [
            Failure("ModelPath", options.ModelPath, options.Pull),
            Failure("Resilience:Standby:ModelPath", options.Resilience.Standby.ModelPath, options.Pull),
        ];
        return failures.OfType<string>().ToList() is { Count: > 0 } found
            ? ValidateOptionsResult.Fail(found)
            : ValidateOptionsResult.Success;
    }

    private static string? Failure(string option, string? path, ModelPullOptions pull)
    {
        if (path?.StartsWith(RepositoryName.Prefix, StringComparison.Ordinal) is not true)
        {
            return null;
        }

        try
        {
            var repository = RepositoryName.Parse(path);
            return repository.IsCommit || pull.AllowMovingRevision
                ? null
                : $"{option} is '{path}'. A service needs the commit, 40 hexadecimal digits, so that all replicas serve the same model: "
                    + $"hf:{repository.Id}@COMMIT. 'summarizer pull {repository.Id}' prints it. If replicas may differ, set "
                    + "Pull:AllowMovingRevision.";
        }
        catch (HubException e)
        {
            return $"{option}: {e.Message}";
        }
    }
}

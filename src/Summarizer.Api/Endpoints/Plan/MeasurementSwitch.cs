using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Security;

namespace Summarizer.Api.Endpoints.Plan;

/// <summary>
/// Decides whether clients may start measurements on this server. Where the operator says nothing, they may on a server of one's own:
/// in the environment Development, or where only this machine reaches it and no keys are asked for.
/// </summary>
internal sealed class MeasurementSwitch(
    IOptions<SummarizerOptions> options, IHostEnvironment environment, IServer server, ApiKeyStore keys)
{
    /// <summary>Whether measurements are on.</summary>
    public bool IsOn => options.Value.Compare.Enabled ?? (environment.IsDevelopment() || IsLocal);

    private bool IsLocal => !keys.Enabled
        && server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
        && addresses.All(UnauthenticatedBindingWarning.IsLoopback);

    /// <summary>Does nothing when measurements are on.</summary>
    /// <exception cref="ProblemException">Measurements are off.</exception>
    public void RequireOn()
    {
        if (!IsOn)
        {
            throw new ProblemException(
                ProblemKind.ComparisonDisabled,
                "This server does not measure: a comparison would slow down all other requests. Set Summarizer__Compare__Enabled to true "
                + "on a server that nobody else uses.");
        }
    }
}

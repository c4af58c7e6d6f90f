using Microsoft.Extensions.Options;
using Summarizer.Api.Http.Problems;
using Summarizer.Api.Options;

namespace Summarizer.Api.Endpoints.Plan;

/// <summary>Decides whether clients may start measurements on this server.</summary>
internal sealed class MeasurementSwitch(IOptions<SummarizerOptions> options, IHostEnvironment environment)
{
    /// <summary>Does nothing when measurements are on.</summary>
    /// <exception cref="ProblemException">Measurements are off.</exception>
    public void RequireOn()
    {
        if (!(options.Value.Compare.Enabled ?? environment.IsDevelopment()))
        {
            throw new ProblemException(
                ProblemKind.ComparisonDisabled,
                "This server does not measure: a comparison would slow down all other requests. Set Summarizer__Compare__Enabled to true "
                + "on a server that nobody else uses.");
        }
    }
}

using Microsoft.Extensions.Options;

namespace Summarizer.Api.Options;

/// <summary>Validates rules that need more than one option, or the environment.</summary>
internal sealed class ResilienceValidator(IHostEnvironment environment) : IValidateOptions<SummarizerOptions>
{
    public ValidateOptionsResult Validate(string? name, SummarizerOptions options)
    {
        var resilience = options.Resilience;
        if (resilience.Chaos is { Enabled: true, AllowInProduction: false } && environment.IsProduction())
        {
            return ValidateOptionsResult.Fail(
                "Resilience:Chaos:Enabled is true and the environment is Production. Injected faults belong in a test environment: set "
                + "DOTNET_ENVIRONMENT to its name, or Resilience:Chaos:AllowInProduction if you mean it.");
        }

        return resilience.HedgeAfter > TimeSpan.Zero && !resilience.Standby.Enabled
            ? ValidateOptionsResult.Fail("Resilience:HedgeAfter sends slow requests to the standby engine, and "
                + "Resilience:Standby:Enabled is false. Enable it, or set HedgeAfter to zero.")
            : ValidateOptionsResult.Success;
    }
}

using Microsoft.Extensions.Options;

namespace Summarizer.Client.Configuration;

/// <summary>Says everything that is wrong with the options at once.</summary>
internal sealed class SummarizerClientOptionsValidator : IValidateOptions<SummarizerClientOptions>
{
    private const int MostRetries = 10;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, SummarizerClientOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <exception cref="OptionsValidationException">Something is wrong.</exception>
    public static void Check(SummarizerClientOptions options)
    {
        var failures = Failures(options).ToList();
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(SummarizerClientOptions), failures);
        }
    }

    private static IEnumerable<string> Failures(SummarizerClientOptions options)
    {
        if (options.Endpoint is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return $"Endpoint must be an absolute http or https address; it is '{options.Endpoint}'.";
        }

        if (options.ApiKey is { } key && (key.Length == 0 || key.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            yield return "ApiKey must hold visible ASCII characters only. Leave it null to send none.";
        }

        if (options.MaxRetries is < 0 or > MostRetries)
        {
            yield return $"MaxRetries must be 0 to {MostRetries}; it is {options.MaxRetries}.";
        }

        (string Name, TimeSpan Value)[] times =
        [
            (nameof(options.Timeout), options.Timeout),
            (nameof(options.StreamIdleTimeout), options.StreamIdleTimeout),
            (nameof(options.ConnectTimeout), options.ConnectTimeout),
            (nameof(options.MaxRetryDelay), options.MaxRetryDelay),
        ];
        foreach (var (name, value) in times.Where(t => t.Value <= TimeSpan.Zero || t.Value > Longest))
        {
            yield return $"{name} must be above zero and at most {Longest:c}; it is {value:c}.";
        }
    }
}

using System.Globalization;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Plan;

/// <summary>Reads the numbers of a query, and collects what is wrong with them.</summary>
internal sealed class PlanNumbers
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>A number, or the fallback when none was given or a wrong one.</summary>
    public double Number(string field, string? text, double low, double high, double fallback)
    {
        if (string.IsNullOrEmpty(text))
        {
            return fallback;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
        {
            return value;
        }

        Add(field, string.Create(CultureInfo.InvariantCulture, $"{field} must be a number from {low} to {high}; it is '{Shown(text)}'."));
        return fallback;
    }

    /// <summary>An integer, likewise.</summary>
    public int Integer(string field, string? text, int low, int high, int fallback)
    {
        if (string.IsNullOrEmpty(text))
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
        {
            return value;
        }

        Add(field, $"{field} must be an integer from {low} to {high}; it is '{Shown(text)}'.");
        return fallback;
    }

    public void Add(string field, string message) => _errors[field] = [message];

    /// <exception cref="InvalidRequestException">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new InvalidRequestException(_errors);
        }
    }

    public static string Shown(string text) => text.Length > 40 ? text[..40] + "..." : text;
}

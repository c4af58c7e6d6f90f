using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Summarizer.Cli.Options;

/// <summary>Options that take a number between two limits.</summary>
internal static class NumberOption
{
    /// <summary>A number that has a default.</summary>
    public static Option<T> Create<T>(string name, string description, T low, T high, T fallback)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = HelpName<T>(),
            CustomParser = argument => Parse(argument, name, low, high),
            DefaultValueFactory = _ => fallback,
        };

    /// <summary>A number that may be left out.</summary>
    public static Option<T?> Optional<T>(string name, string description, T low, T high)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = HelpName<T>(),
            CustomParser = argument => Parse(argument, name, low, high),
        };

    /// <summary>A number that must be given.</summary>
    public static Option<T> Required<T>(string name, string description, T low, T high)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = HelpName<T>(),
            Required = true,
            CustomParser = argument => Parse(argument, name, low, high),
        };

    private static T Parse<T>(ArgumentResult argument, string name, T low, T high)
        where T : struct, INumber<T>
    {
        var text = argument.Tokens[0].Value;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high)
        {
            return value;
        }

        argument.AddError(string.Create(
            CultureInfo.InvariantCulture, $"{name} must be {(IsInteger<T>() ? "an integer" : "a number")} {Range(low, high)}; it is "
                + $"'{text}'."));
        return default;
    }

    /// <summary>The limits in words. One that is only that of the type would tell a person nothing.</summary>
    public static string Range<T>(T low, T high)
        where T : struct, INumber<T> => high >= T.CreateSaturating(int.MaxValue)
            ? string.Create(CultureInfo.InvariantCulture, $"of at least {low}")
            : low > T.Zero && low < T.CreateSaturating(0.001)
                ? string.Create(CultureInfo.InvariantCulture, $"above 0, up to {high}")
                : string.Create(CultureInfo.InvariantCulture, $"from {low} to {high}");

    private static string HelpName<T>()
        where T : struct, INumber<T> => IsInteger<T>() ? "N" : "X";

    private static bool IsInteger<T>()
        where T : struct, INumber<T> => !(T.One / (T.One + T.One) > T.Zero);
}

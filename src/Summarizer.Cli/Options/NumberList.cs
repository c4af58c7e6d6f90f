using System.CommandLine.Parsing;
using System.Globalization;

namespace Summarizer.Cli.Options;

/// <summary>Integers separated by commas, as written on the command line.</summary>
/// <param name="Values">At least one.</param>
internal sealed record NumberList(IReadOnlyList<int> Values)
{
    /// <summary>Reads the value of an option, or adds an error to it.</summary>
    /// <param name="argument">What was given.</param>
    /// <param name="name">Name of the option.</param>
    /// <param name="low">Smallest number allowed.</param>
    /// <param name="high">Largest number allowed.</param>
    public static NumberList? Parse(ArgumentResult argument, string name, int low, int high)
    {
        var numbers = new List<int>();
        foreach (var part in argument.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (
                !int.TryParse(
                    part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < low || number > high)
            {
                argument.AddError($"{name} must be integers {NumberOption.Range(low, high)} separated by commas; one of them is '{part}'.");
                return null;
            }

            numbers.Add(number);
        }

        return new NumberList(numbers);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(',', Values);
}

using System.CommandLine;

namespace Summarizer.Cli.Options;

/// <summary>Options that take integers separated by commas.</summary>
internal static class NumberListOption
{
    public static Option<NumberList> Required(string name, string description, int low, int high = int.MaxValue)
    {
        var option = Create(name, description, low, high);
        option.Required = true;
        option.DefaultValueFactory = null;
        return option;
    }

    public static Option<NumberList> Create(string name, string description, int low, int high, params int[] fallback) => new(name)
    {
        Description = description,
        HelpName = "N,N,...",
        CustomParser = argument => NumberList.Parse(argument, name, low, high),
        DefaultValueFactory = _ => new NumberList(fallback),
    };
}

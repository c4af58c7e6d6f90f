using System.CommandLine;

namespace Summarizer.Cli.Options;

/// <summary>An option that takes one of a few words, each standing for a value.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
internal sealed class Choice<T>
{
    private readonly IReadOnlyDictionary<string, T> _words;

    /// <summary>Makes the option.</summary>
    /// <param name="name">Name on the command line.</param>
    /// <param name="description">Text of the help.</param>
    /// <param name="words">Words in the order of the help.</param>
    /// <param name="fallback">Word that stands when the option is left out; null when it must be given.</param>
    public Choice(string name, string description, IReadOnlyDictionary<string, T> words, string? fallback = null)
    {
        _words = words;
        Option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words.Keys),
            Required = fallback is null,
            DefaultValueFactory = fallback is null ? null : _ => fallback,
        };
        Option.CompletionSources.Add([.. words.Keys]);
        Option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !words.ContainsKey(result.Tokens[0].Value))
            {
                result.AddError($"{name} must be one of {string.Join(", ", words.Keys)}; it is '{result.Tokens[0].Value}'.");
            }
        });
    }

    /// <summary>What to add to the command.</summary>
    public Option<string> Option { get; }

    /// <summary>What was chosen.</summary>
    public T In(ParseResult result) => _words[result.GetRequiredValue(Option)];
}

using System.Collections;
using System.Reflection;
using Microsoft.Extensions.Options;
using Summarizer.Api.Endpoints.Documents;
using Summarizer.Api.Options;
using Summarizer.Documents.Reading;

namespace Summarizer.Api.Startup;

/// <summary>Refuses settings that do not exist, so that a misspelt one is not ignored.</summary>
internal sealed class UnknownSettings(IConfiguration configuration) : IValidateOptions<SummarizerOptions>
{
    // Sections whose options are bound on their own.
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [DocumentsSetup.Section] = typeof(DocumentLimits),
        [BatchOptions.Section] = typeof(BatchOptions),
    };

    public ValidateOptionsResult Validate(string? name, SummarizerOptions options)
    {
        var unknown = In(configuration.GetSection(SummarizerOptions.Section), typeof(SummarizerOptions)).ToList();
        return unknown.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }

    private static IEnumerable<string> In(IConfigurationSection section, Type type)
    {
        var names = Names(type, section.Path).ToDictionary(n => n.Name, n => n.Type, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!names.TryGetValue(child.Key, out var inner))
            {
                yield return $"There is no setting {child.Path}. {section.Path} has {string.Join(", ", names.Keys.Order())}.";
                continue;
            }

            var item = Item(inner);
            var sections = item is null ? [child] : child.GetChildren();
            foreach (var unknown in sections.Where(s => s.GetChildren().Any()).SelectMany(s => In(s, item ?? inner)))
            {
                yield return unknown;
            }
        }
    }

    private static IEnumerable<(string Name, Type Type)> Names(Type type, string path) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(p => (p.Name, p.PropertyType))
        .Concat(Sections.Where(s => s.Key.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase) && !s.Key[(path.Length + 1)..].Contains(':'))
            .Select(s => (s.Key[(path.Length + 1)..], s.Value)));

    private static Type? Item(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments().FirstOrDefault() : null;
}

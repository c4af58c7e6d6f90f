using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Summarizer.Documents.Packages;

namespace Summarizer.Documents.Word;

/// <summary>Counts the entries of lists and numbered headings, as a word processor does while it shows them (ECMA-376 part 1, 17.9).</summary>
internal sealed partial class Numbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, AbstractNum> _lists = [];
    private readonly Dictionary<int, NumberingInstance> _instances = [];
    private readonly Dictionary<int, int?[]> _counters = [];
    private readonly HashSet<int> _begun = [];

    public Numbering(MainDocumentPart document)
    {
        var numbering = document.NumberingDefinitionsPart?.Numbering;
        foreach (var list in numbering?.Elements<AbstractNum>() ?? [])
        {
            _lists[list.AbstractNumberId.Known() ?? -1] = list;
        }

        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            _instances[instance.NumberID.Known() ?? -1] = instance;
        }
    }

    /// <summary>Counts one entry.</summary>
    /// <param name="properties">Its list and level.</param>
    /// <returns>Depth from 1 and the number in front, which is empty for a bullet; null where it is in no list.</returns>
    public (int Depth, string Label)? Next(NumberingProperties? properties)
    {
        if (properties?.NumberingId?.Val.Known() is not (int id and > 0))
        {
            return null;
        }

        var depth = Math.Clamp(properties.NumberingLevelReference?.Val.Known() ?? 0, 0, Levels - 1);
        if (!_instances.TryGetValue(id, out var instance) || !_lists.TryGetValue(instance.AbstractNumId?.Val.Known() ?? -1, out var list))
        {
            return (depth + 1, "");
        }

        Restart(id, instance);
        var counters = CountersOf(instance);
        counters[depth] = counters[depth] is { } last ? last + 1 : Start(list, depth);
        Array.Clear(counters, depth + 1, Levels - depth - 1);
        return (depth + 1, Label(list, instance, depth, counters));
    }

    private int?[] CountersOf(NumberingInstance instance)
    {
        var key = instance.AbstractNumId?.Val.Known() ?? -1;
        return _counters.TryGetValue(key, out var counters) ? counters : _counters[key] = new int?[Levels];
    }

    // A list that begins anew although it shares its looks with another one.
    private void Restart(int id, NumberingInstance instance)
    {
        if (_begun.Add(id))
        {
            foreach (var change in instance.Elements<LevelOverride>())
            {
                if (change.StartOverrideNumberingValue?.Val.Known() is int start && change.LevelIndex.Known() is int level and >= 0 and < Levels)
                {
                    CountersOf(instance)[level] = start - 1;
                }
            }
        }
    }

    private static Level? LevelOf(AbstractNum list, int depth) => list.Elements<Level>().FirstOrDefault(l => l.LevelIndex.Known() == depth);

    private static int Start(AbstractNum list, int depth) => LevelOf(list, depth)?.StartNumberingValue?.Val.Known() ?? 1;

    private static string Label(AbstractNum list, NumberingInstance instance, int depth, int?[] counters)
    {
        var changed = instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex.Known() == depth)?.Level;
        var level = changed ?? LevelOf(list, depth);
        if (level?.NumberingFormat is not { } numbers)
        {
            return "";
        }

        // A format that is not known counts in digits.
        var format = numbers.Val.Known() ?? NumberFormatValues.Decimal;
        if (format == NumberFormatValues.Bullet || format == NumberFormatValues.None)
        {
            return "";
        }

        return Place().Replace(level.LevelText?.Val?.Value ?? "", match =>
        {
            var place = match.Groups["level"].Value[0] - '1';
            var shown = LevelOf(list, place);
            return NumberFormat.Of(counters[place] ?? Start(list, place), place == depth ? format : shown?.NumberingFormat?.Val.Known() ?? NumberFormatValues.Decimal);
        }).Trim();
    }

    [GeneratedRegex("%(?<level>[1-9])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}

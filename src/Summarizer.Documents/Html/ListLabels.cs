using System.Globalization;
using AngleSharp.Dom;
using Summarizer.Documents.Reading;

namespace Summarizer.Documents.Html;

/// <summary>Numbers of the entries of lists, as browsers show them.</summary>
internal sealed class ListLabels
{
    private readonly Stack<Counter?> _lists = new();

    /// <summary>Enters a list.</summary>
    public void Begin(IElement list)
    {
        if (list.LocalName != "ol")
        {
            _lists.Push(null);
            return;
        }

        var reversed = list.HasAttribute("reversed");
        var start = Number(list.GetAttribute("start")) ?? (reversed ? list.Children.Count(c => c.LocalName == "li") : 1);
        _lists.Push(new(list.GetAttribute("type") ?? "1", reversed ? -1 : 1) { Next = start });
    }

    /// <summary>Leaves it.</summary>
    public void End() => _lists.Pop();

    /// <summary>Label of the next entry; empty where bullets are shown.</summary>
    public string Next(IElement entry)
    {
        if (!_lists.TryPeek(out var list) || list is null)
        {
            return "";
        }

        var number = Number(entry.GetAttribute("value")) ?? list.Next;
        list.Next = number + list.Step;
        return list.Type switch
        {
            "a" => NumberNames.Letters(number),
            "A" => NumberNames.Letters(number).ToUpperInvariant(),
            "i" => NumberNames.Roman(number).ToLowerInvariant(),
            "I" => NumberNames.Roman(number),
            _ => number.ToString(CultureInfo.InvariantCulture),
        } + ".";
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Counter(string Type, int Step)
    {
        public int Next { get; set; }
    }
}

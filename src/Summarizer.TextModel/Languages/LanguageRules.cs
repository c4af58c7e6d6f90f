using System.Collections.Concurrent;

namespace Summarizer.TextModel;

/// <summary>What is known of one language, from Data/abbreviations and Data/words. Loaded when first needed.</summary>
internal sealed class LanguageRules
{
    /// <summary>No particular language.</summary>
    public const string Unknown = "und";

    /// <summary>Languages with data, by their BCP 47 subtags.</summary>
    public static readonly string[] Known = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ru", "hi", "ar", "ur", "th", "zh", "ja"];

    private static readonly ConcurrentDictionary<string, LanguageRules> Loaded = new(StringComparer.Ordinal);

    // Titles and such of other languages stand in names everywhere; these of them are words somewhere.
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal)
    {
        "On", "Me", "Al", "Des", "Est", "Av", "Da", "Don", "Ten", "Gen", "Col", "Cap", "Red", "Max", "Ir", "Mag", "Art", "Pan", "Pos", "Os", "Im", "Fa", "Pl",
    };

    private readonly Dictionary<string, AbbreviationKinds> _abbreviations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stopWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> _starters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _lists;

    private LanguageRules(string language)
    {
        string[] sources = language == Unknown ? Known : [language];
        var lists = new List<(string Section, string Word)>();
        foreach (var (section, word) in sources.SelectMany(s => ResourceFile.Sections($"words/{s}.txt")))
        {
            (section switch { "stop" => _stopWords, "starters" => _starters, _ => null })?.Add(word);
            lists.Add((section, word));
        }

        // An unknown language gets what is English, and what is safe of the others.
        var own = language == Unknown ? "en" : language;
        foreach (var (section, word) in Abbreviations("any").Concat(Abbreviations(own)))
        {
            lists.Add((section, word));
            if (Enum.TryParse<AbbreviationKinds>(section, ignoreCase: true, out var kind))
            {
                Add(word, kind);
            }
        }

        foreach (var (section, word) in Known.Where(k => k != own).SelectMany(Abbreviations).Where(IsSafe))
        {
            if (!_abbreviations.ContainsKey(word) && !_stopWords.Contains(word.ToLowerInvariant()))
            {
                Add(word, Enum.Parse<AbbreviationKinds>(section, ignoreCase: true));
            }
        }

        foreach (var word in ResourceFile.Lines("abbreviations/cldr.txt").Where(l => l.StartsWith(own + ":", StringComparison.Ordinal)).SelectMany(l => l.Split(' ').Skip(1)))
        {
            if (!_abbreviations.ContainsKey(word) && !_stopWords.Contains(word))
            {
                Add(word, AbbreviationKinds.Ends);
            }
        }

        _lists = lists.GroupBy(l => l.Section, l => l.Word, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Language = language;
    }

    public string Language { get; }

    public static LanguageRules For(string language) =>
        Loaded.GetOrAdd(Array.IndexOf(Known, language) >= 0 ? language : Unknown, static l => new LanguageRules(l));

    /// <summary>What a word without its last full stop abbreviates.</summary>
    public AbbreviationKinds AbbreviationOf(string word)
    {
        if (_abbreviations.TryGetValue(word, out var kinds) || word.Length < 2)
        {
            return kinds;
        }

        // "mr" stands for "Mr" and "MR" too, but "On" neither for "on" nor "ON".
        return _abbreviations.TryGetValue(word.ToLowerInvariant(), out kinds) || (word.Length > 2 && IsUpper(word) && _abbreviations.TryGetValue(Capitalized(word), out kinds)) ? kinds : default;
    }

    /// <summary>Whether a word is grammar and tells nothing of what a text is about.</summary>
    public bool IsStopWord(string word) => _stopWords.Contains(word);

    /// <summary>Whether a sentence often begins with a word.</summary>
    public bool IsStarter(string word) => _starters.Contains(word.ToLowerInvariant());

    /// <summary>Whether a list of the language's data holds a word.</summary>
    public bool Has(string list, string word) => _lists.TryGetValue(list, out var words) && words.Contains(word);

    /// <summary>Words of a list.</summary>
    public IReadOnlyCollection<string> Words(string list) => _lists.TryGetValue(list, out var words) ? words : [];

    private static IEnumerable<(string Section, string Word)> Abbreviations(string language) => ResourceFile.Sections($"abbreviations/{language}.txt");

    private static bool IsSafe((string Section, string Word) entry) => entry.Section switch
    {
        "title" => entry.Word.Length > 1 && char.IsUpper(entry.Word[0]) && !Ambiguous.Contains(entry.Word),
        "always" => entry.Word.Contains('.', StringComparison.Ordinal),
        "number" => entry.Word.Any(c => c > 0x7F),
        _ => false,
    };

    private static bool IsUpper(string word) => word.All(c => !char.IsLower(c));

    private static string Capitalized(string word) => word[..1] + word[1..].ToLowerInvariant();

    private void Add(string word, AbbreviationKinds kind) => _abbreviations[word] = _abbreviations.GetValueOrDefault(word) | kind;
}

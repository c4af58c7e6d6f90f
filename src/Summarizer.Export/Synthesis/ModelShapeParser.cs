using System.Globalization;
using Summarizer.Bundles;

namespace Summarizer.Export.Synthesis;

/// <summary>Parses the text form of a <see cref="ModelShapeSpec"/>.</summary>
internal sealed class ModelShapeParser
{
    private const string Example = "encoder=12x768x12,decoder=12x768x12,head=64,ffn=2048,vocab=32768";
    private const int LeastVocabulary = 8;
    private const int MostVocabulary = 1 << 24;
    private const int MostLayers = 1024;
    private const int MostWidth = 1 << 20;
    private static readonly string[] Known = ["encoder", "decoder", "head", "ffn", "kv", "vocab", "softcap", "window", "positions"];

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FormatException">A field is unknown, repeated or has no value.</exception>
    public ModelShapeParser(string text)
    {
        foreach (var field in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = field.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[1].Length == 0)
            {
                throw Fail($"'{field}' is not of the form name=value");
            }

            if (!Known.Contains(parts[0], StringComparer.OrdinalIgnoreCase))
            {
                throw Fail($"'{parts[0]}' is not known; known are {string.Join(", ", Known)}");
            }

            if (!_fields.TryAdd(parts[0], parts[1]))
            {
                throw Fail($"'{parts[0]}' stands there twice");
            }
        }
    }

    /// <exception cref="FormatException">A value is missing or wrong.</exception>
    public ModelShapeSpec Parse()
    {
        var hasEncoder = _fields.ContainsKey("encoder");
        var spec = new ModelShapeSpec
        {
            Encoder = hasEncoder ? Stack("encoder", second: false) : null,
            Decoder = Stack("decoder", second: hasEncoder),
            Vocabulary = Number("vocab", Required("vocab"), LeastVocabulary, MostVocabulary),
        };
        var softCaps = (_fields.GetValueOrDefault("softcap") ?? "on").ToUpperInvariant() switch
        {
            "ON" => true,
            "OFF" => false,
            _ => throw Fail($"softcap is '{_fields["softcap"]}'; it must be on or off"),
        };
        return spec with
        {
            AttentionSoftCap = softCaps ? spec.AttentionSoftCap : null,
            FinalSoftCap = softCaps ? spec.FinalSoftCap : null,
            SlidingWindow = Optional("window", spec.SlidingWindow),
            MaxPositions = Optional("positions", spec.MaxPositions),
        };
    }

    private StackShape Stack(string name, bool second)
    {
        var text = Required(name);
        var sizes = text.Split('x', 'X');
        if (sizes.Length != 3)
        {
            throw Fail($"{name} is '{text}'; it must be layers x hidden x heads, such as 12x768x12");
        }

        var heads = Number(name, sizes[2], 1, MostWidth);
        var head = Number("head", Half("head", second), 2, MostWidth);
        var groups = _fields.ContainsKey("kv") ? Number("kv", Half("kv", second), 1, heads) : heads;
        if (heads % groups != 0 || head % 2 != 0)
        {
            throw Fail($"kv must divide the {heads} heads of the {name}, and head must be even; they are {groups} and {head}");
        }

        return new StackShape
        {
            Layers = Number(name, sizes[0], 1, MostLayers),
            Hidden = Number(name, sizes[1], 1, MostWidth),
            Heads = heads,
            KeyValueHeads = groups,
            HeadWidth = head,
            FeedForward = Number("ffn", Half("ffn", second), 1, MostWidth),
        };
    }

    // One value for both stacks, or encoder/decoder.
    private string Half(string name, bool second)
    {
        var text = Required(name);
        var parts = text.Split('/');
        if (parts.Length == 1)
        {
            return text;
        }

        return parts.Length == 2 && _fields.ContainsKey("encoder")
            ? parts[second ? 1 : 0]
            : throw Fail($"{name} is '{text}'; a pair encoder/decoder needs an encoder and a decoder");
    }

    private int Optional(string name, int fallback) => _fields.TryGetValue(name, out var text) ? Number(name, text, 1, MostVocabulary) : fallback;

    private string Required(string name) => _fields.GetValueOrDefault(name) ?? throw Fail($"'{name}' is missing");

    private static int Number(string name, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Fail($"{name} has '{text}' where a whole number from {least} to {most} must stand");

    private static FormatException Fail(string what) => new($"The model shape is not valid: {what}. Example: {Example}");
}

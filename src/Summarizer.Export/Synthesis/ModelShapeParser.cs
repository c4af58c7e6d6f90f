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
    private static readonly string[] Known = ["encoder", "decoder", "head", "ffn", "kv", "vocab", "softcap", "window", "positions", "family"];

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
        return OfFamily(spec with
        {
            AttentionSoftCap = softCaps ? spec.AttentionSoftCap : null,
            FinalSoftCap = softCaps ? spec.FinalSoftCap : null,
            SlidingWindow = Optional("window", spec.SlidingWindow),
            MaxPositions = Optional("positions", spec.MaxPositions),
        });
    }

    private ModelShapeSpec OfFamily(ModelShapeSpec spec)
    {
        var name = _fields.GetValueOrDefault("family") ?? "gemma";
        var (family, positions) = name.ToUpperInvariant() switch
        {
            "GEMMA" => (ShapeFamily.Gemma, spec.MaxPositions),
            "T5" => (ShapeFamily.T5, Optional("positions", 512)),
            "FLAN-T5" => (ShapeFamily.FlanT5, Optional("positions", 512)),
            "BART" => (ShapeFamily.Bart, Optional("positions", 1024)),
            _ => throw Fail($"family is '{name}'; it must be gemma, t5, flan-t5 or bart"),
        };
        if (family == ShapeFamily.Gemma)
        {
            return spec;
        }

        var (encoder, decoder) = (spec.Encoder ?? throw Fail($"a {name} has an encoder, and encoder is missing"), spec.Decoder);
        if (encoder.Hidden != decoder.Hidden || encoder.KeyValueHeads != encoder.Heads || decoder.KeyValueHeads != decoder.Heads)
        {
            throw Fail($"encoder and decoder of a {name} are equally wide, and every head has keys of its own");
        }

        if (family == ShapeFamily.Bart
            ? encoder.Heads * encoder.HeadWidth != encoder.Hidden || decoder.Heads * decoder.HeadWidth != decoder.Hidden
            : encoder with { Layers = decoder.Layers } != decoder)
        {
            throw Fail(family == ShapeFamily.Bart ? "the heads of a bart together are as wide as the model" : $"the stacks of a {name} differ in their layers only");
        }

        return spec with { Family = family, MaxPositions = positions };
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

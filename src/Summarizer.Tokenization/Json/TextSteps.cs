using Google.Protobuf;
using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.Model.Proto;

namespace Summarizer.Tokenization.Json;

/// <summary>
/// The <c>normalizer</c> and <c>pre_tokenizer</c> of a <c>tokenizer.json</c>, said in SentencePiece's terms, or those of byte-level BPE.
/// </summary>
internal sealed class TextSteps
{
    private const string Space = "\u2581";

    private bool _removesSpaces;
    private bool _addsSpace;
    private bool _escapes;

    private TextSteps()
    {
    }

    /// <summary>Whether texts are cut into words and then into bytes (GPT-2).</summary>
    public bool ByteLevel { get; private set; }

    /// <summary>Whether a text gets a space before it.</summary>
    public bool AddsSpace => _addsSpace;

    /// <summary>Replacement rules; null for none.</summary>
    public CharacterMap? Map { get; private set; }

    /// <summary>Treatment of white space.</summary>
    public NormalizerSpec Normalizer => new() { AddDummyPrefix = _addsSpace, RemoveExtraWhitespaces = _removesSpaces, EscapeWhitespaces = _escapes };

    /// <exception cref="InvalidDataException">A step is not supported.</exception>
    public static TextSteps Read(JsonSection root)
    {
        var steps = new TextSteps();
        steps.Normalize(root.OptionalSection("normalizer"));
        steps.Split(root.OptionalSection("pre_tokenizer"));
        return steps.ByteLevel && (steps._escapes || steps._removesSpaces || steps.Map is not null)
            ? throw root.Section("normalizer").Unsupported("combined with bytes")
            : steps;
    }

    private void Normalize(JsonSection? step)
    {
        if (step is not { } section)
        {
            return;
        }

        switch (section.Text("type"))
        {
            case "Sequence":
                foreach (var part in section.Sections("normalizers"))
                {
                    Normalize(part);
                }

                break;
            case "Precompiled":
                Map = Rules(section);
                break;
            case "Prepend" when section.Text("prepend") == Space:
                _addsSpace = true;
                break;
            case "Strip":
                _removesSpaces = true;
                break;
            case "Replace" when Pattern(section, "String") == " " && section.Text("content") == Space:
                _escapes = true;
                break;
            case "Replace" when Pattern(section, "Regex") == " {2,}" && section.Text("content") is " " or Space:
                _removesSpaces = true;
                break;
            case var type:
                throw section.Unsupported($"a {type} normalizer");
        }
    }

    private void Split(JsonSection? step)
    {
        if (step is not { } section)
        {
            return;
        }

        switch (section.Text("type"))
        {
            case "Sequence":
                foreach (var part in section.Sections("pretokenizers"))
                {
                    Split(part);
                }

                break;
            case "Metaspace" when section.Text("replacement") == Space:
                _escapes = true;
                _addsSpace = section.OptionalText("prepend_scheme") is { } scheme ? scheme != "never" : section.OptionalBool("add_prefix_space") ?? true;
                break;
            case "WhitespaceSplit":
                _removesSpaces = true;
                break;
            case "Split" when Pattern(section, "String") == " " && _escapes:
                // Gemma writes this step, but no space is left when it is reached.
                break;
            case "ByteLevel" when section.OptionalBool("use_regex") ?? true:
                ByteLevel = true;
                _addsSpace = section.OptionalBool("add_prefix_space") ?? true;
                break;
            case var type:
                throw section.Unsupported($"a {type} pre-tokenizer");
        }
    }

    private static string? Pattern(JsonSection section, string kind) => section.Section("pattern").OptionalText(kind);

    private static CharacterMap? Rules(JsonSection section)
    {
        try
        {
            var rules = ByteString.FromBase64(section.OptionalText("precompiled_charsmap") ?? "");
            return rules.IsEmpty ? null : new CharacterMap(rules.Span);
        }
        catch (FormatException)
        {
            throw section.Fail("precompiled_charsmap", "is not base64");
        }
    }
}

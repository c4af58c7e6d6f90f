using Summarizer.Tokenization.Model;
using Summarizer.Tokenization.SentencePiece;

namespace Summarizer.Tokenization.Normalization;

/// <summary>What SentencePiece does to a text before segmentation: replacement rules, white space, the dummy space.</summary>
internal sealed class TextNormalizer
{
    private readonly CharacterMap? _map;
    private readonly PieceTrie _userDefined;
    private readonly bool _changesText;
    private readonly bool _collapse;
    private readonly bool _spaceBefore;
    private readonly bool _spaceAfter;
    private readonly char _space;

    public TextNormalizer(SentencePieceModel model)
    {
        var spec = model.Normalizer;
        _map = model.Map;
        _collapse = spec.RemoveExtraWhitespaces;
        _changesText = _map is not null || _collapse;
        _userDefined = model.Table.UserDefined;
        _spaceBefore = spec.AddDummyPrefix && !model.Trainer.TreatWhitespaceAsSuffix;
        _spaceAfter = spec.AddDummyPrefix && model.Trainer.TreatWhitespaceAsSuffix;
        _space = spec.EscapeWhitespaces ? PieceTable.Space : ' ';
    }

    /// <summary>Normalizes a text; a lone surrogate counts as U+FFFD.</summary>
    public NormalizedText Normalize(string original)
    {
        string text = WellFormed(original);
        var result = new NormalizedText(text.Length + 2);
        int position = 0;
        int taken;
        while (_collapse && position < text.Length && Chunk(text.AsSpan(position), out taken) is " ")
        {
            position += taken;
        }

        if (position == text.Length)
        {
            result.End(position);
            return result;
        }

        if (_spaceBefore)
        {
            result.Append(_space, position);
        }

        for (bool afterSpace = _collapse; position < text.Length; position += taken)
        {
            var chunk = Chunk(text.AsSpan(position), out taken);
            chunk = afterSpace ? chunk.TrimStart(' ') : chunk;
            foreach (char unit in chunk)
            {
                result.Append(unit == ' ' ? _space : unit, position);
            }

            afterSpace = chunk.IsEmpty ? afterSpace : _collapse && chunk[^1] == ' ';
        }

        while (_collapse && result.Length > 0 && result.Text[^1] == _space)
        {
            position = result.RemoveLast();
        }

        if (_spaceAfter)
        {
            result.Append(_space, position);
        }

        result.End(position);
        return result;
    }

    /// <summary>The normalized form of the first <paramref name="taken"/> units of a text.</summary>
    private ReadOnlySpan<char> Chunk(ReadOnlySpan<char> text, out int taken)
    {
        // User-defined pieces are kept from every change; where there is none, they need not be looked for.
        taken = _changesText ? _userDefined.LongestMatch(text, out _) : 0;
        if (taken == 0 && _map?.Match(text, out taken) is { } replacement)
        {
            return replacement;
        }

        if (taken == 0)
        {
            taken = char.IsHighSurrogate(text[0]) ? 2 : 1;
        }

        return text[..taken];
    }

    private static string WellFormed(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
        ? string.Create(text.Length, text, static (units, source) =>
        {
            // A surrogate that is part of no pair comes out of the enumeration as U+FFFD, which also takes one unit.
            foreach (var rune in source.EnumerateRunes())
            {
                units = units[rune.EncodeToUtf16(units)..];
            }
        })
        : text;
}

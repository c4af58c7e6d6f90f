namespace Summarizer.Tokenization.Json;

/// <summary>What a <c>post_processor</c> puts before and after every input.</summary>
/// <param name="Start">Id before it; null for none.</param>
/// <param name="End">Id after it; null for none.</param>
internal readonly record struct InputEnds(int? Start, int? End)
{
    /// <exception cref="InvalidDataException">It does more than that.</exception>
    public static InputEnds Read(JsonSection? processor, AddedTokens added)
    {
        if (processor is not { } section)
        {
            return default;
        }

        return section.Text("type") switch
        {
            "ByteLevel" => default,
            "RobertaProcessing" or "BertProcessing" => new(Pair(section, "cls"), Pair(section, "sep")),
            "TemplateProcessing" => Template(section, added),
            "Sequence" => section.Sections("processors").Select(part => Read(part, added)).Aggregate(default(InputEnds), (all, one) => new(all.Start ?? one.Start, all.End ?? one.End)),
            var type => throw section.Unsupported($"a {type} post-processor"),
        };
    }

    // ["</s>", 2]
    private static int Pair(JsonSection section, string name)
    {
        var pair = section.Required(name);
        return pair.ValueKind == System.Text.Json.JsonValueKind.Array && pair.GetArrayLength() == 2 && pair[1].TryGetInt32(out int id) && id >= 0
            ? id
            : throw section.Fail(name, "must be a token and its id");
    }

    private static InputEnds Template(JsonSection section, AddedTokens added)
    {
        int? start = null;
        int? end = null;
        bool afterText = false;
        foreach (var part in section.Sections("single"))
        {
            if (part.OptionalSection("SpecialToken") is not { } token)
            {
                afterText = true;
                continue;
            }

            if ((afterText ? end : start) is not null)
            {
                throw section.Unsupported("a template with several tokens on one side of the text");
            }

            string text = token.Text("id");
            int id = added.Find(text) ?? throw token.Fail("id", $"is '{text}', which is no special token");
            start = afterText ? start : id;
            end = afterText ? id : end;
        }

        return new InputEnds(start, end);
    }
}

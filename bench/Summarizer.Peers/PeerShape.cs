namespace Summarizer.Peers;

/// <summary>Shape of a decoder-only model of the Gemma 2 family, as <c>summarizer bench --shape decoder=LAYERSxHIDDENxHEADS,...</c> makes it.</summary>
internal sealed record PeerShape
{
    public required int Layers { get; init; }

    public required int Hidden { get; init; }

    public required int Heads { get; init; }

    public int HeadWidth { get; init; } = 64;

    public required int FeedForward { get; init; }

    public required int Vocabulary { get; init; }

    /// <summary>Reads <c>decoder=24x768x12,head=64,ffn=2048,vocab=32768</c>.</summary>
    /// <exception cref="FormatException">It is not of this form.</exception>
    public static PeerShape Parse(string text)
    {
        var fields = text.Split(',').Select(field => field.Split('=', 2)).ToDictionary(field => field[0], field => field[^1]);
        if (fields.GetValueOrDefault("decoder")?.Split('x') is not [var layers, var hidden, var heads]
            || !fields.TryGetValue("ffn", out var feedForward)
            || !fields.TryGetValue("vocab", out var vocabulary))
        {
            throw new FormatException($"'{text}' is not a shape such as decoder=24x768x12,head=64,ffn=2048,vocab=32768.");
        }

        return new()
        {
            Layers = int.Parse(layers),
            Hidden = int.Parse(hidden),
            Heads = int.Parse(heads),
            FeedForward = int.Parse(feedForward),
            Vocabulary = int.Parse(vocabulary),
            HeadWidth = int.Parse(fields.GetValueOrDefault("head", "64")),
        };
    }
}

using Summarizer.Bundles;

namespace Summarizer.Export.Synthesis;

/// <summary>Shapes of random models that are to be compared with a given one.</summary>
public static class SimilarShape
{
    /// <summary>How far the number of parameters may be from the given model's, as a share of it.</summary>
    public const double Tolerance = 0.01;

    private const int MostLayers = 512;
    private const double LeastRatio = 2.0 / 3;
    private const double MostRatio = 1.5;

    // Blocks of 8-bit weights in order of speed: a feed-forward width that they fill evenly is worth more than one like the given model's.
    private static readonly int[] Steps = [128, 64, 32, 16, 8, 1];

    /// <summary>The shape of a bundle itself.</summary>
    public static ModelShapeSpec Same(Bundle like)
    {
        ArgumentNullException.ThrowIfNull(like);
        var features = AttentionFeatures.Of(like);
        var (manifest, limits) = (like.Manifest, like.Manifest.Limits);
        var gemma = new ModelShapeSpec
        {
            Encoder = manifest.Encoder,
            Decoder = manifest.Decoder,
            Vocabulary = limits.Vocabulary,
            AttentionSoftCap = features.AttentionSoftCap,
            FinalSoftCap = features.FinalSoftCap,
            MaxPositions = limits.MaxInputTokens,

            // Without a sliding layer: one so wide that nothing slides.
            SlidingWindow = features.Window ?? (1 << 20),
        };

        // A manifest does not tell whether a T5 is gated; its number of parameters does.
        ShapeFamily[] families = manifest.Architecture switch
        {
            "t5" or "mt5" => [ShapeFamily.T5, ShapeFamily.FlanT5],
            "bart" => [ShapeFamily.Bart],
            _ => [ShapeFamily.Gemma],
        };
        return families.Select(family => gemma with { Family = family }).MinBy(spec => Math.Abs(Parameters(spec) - manifest.Parameters))!;
    }

    /// <summary>
    /// A decoder-only model with as many stored parameters as a bundle, within <see cref="Tolerance"/>: same width and heads (the encoder's, where there is one),
    /// vocabulary and attention; layers and feed-forward width make up the number. An encoder-decoder has two embedding tables, so the layers get one of them.
    /// </summary>
    /// <exception cref="ExportException">No shape comes near enough.</exception>
    public static ModelShapeSpec DecoderOnly(Bundle like)
    {
        var same = Same(like);
        var stack = same.Encoder ?? same.Decoder;
        var wanted = like.Manifest.Parameters;
        return Steps
            .Select(step => Best(same with { Family = ShapeFamily.Gemma, Encoder = null, Decoder = stack }, step, wanted))
            .FirstOrDefault(best => best is not null)
            ?? throw new ExportException($"No decoder-only model of the width {stack.Hidden} has within {Tolerance:p0} of the {wanted:N0} parameters of '{like.Manifest.Name}'. Give a shape with --shape.");
    }

    /// <summary>Stored parameters of a shape.</summary>
    public static long Parameters(ModelShapeSpec spec) => SyntheticTensor.Of(spec).Sum(tensor => tensor.Elements);

    // Of the shapes that are near enough the one whose layers are most like the given ones.
    private static ModelShapeSpec? Best(ModelShapeSpec like, int step, long wanted) => Enumerable.Range(1, MostLayers)
        .Select(layers => WithLayers(like, layers, step, wanted))
        .Where(spec => spec is not null && Math.Abs(Parameters(spec) - wanted) <= wanted * Tolerance)
        .MinBy(spec => Math.Abs(Math.Log((double)spec!.Decoder.FeedForward / like.Decoder.FeedForward)));

    private static ModelShapeSpec? WithLayers(ModelShapeSpec like, int layers, int step, long wanted)
    {
        var shape = like.Decoder;
        var narrow = like with { Decoder = shape with { Layers = layers, FeedForward = step } };
        var wide = like with { Decoder = shape with { Layers = layers, FeedForward = 2 * step } };
        var (least, perStep) = (Parameters(narrow), Parameters(wide) - Parameters(narrow));
        var steps = 1 + (long)Math.Round((double)(wanted - least) / perStep);
        var ratio = (double)(steps * step) / shape.FeedForward;
        return ratio is >= LeastRatio and <= MostRatio
            ? like with { Decoder = shape with { Layers = layers, FeedForward = (int)steps * step } }
            : null;
    }
}

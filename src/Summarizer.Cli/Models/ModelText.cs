using System.Globalization;
using Summarizer.Bundles;

namespace Summarizer.Cli.Models;

/// <summary>Facts of a manifest in words.</summary>
internal static class ModelText
{
    public static string Describe(BundleManifest manifest) =>
        $"{manifest.Architecture}, {Count(manifest.Parameters)} parameters, {PrecisionName(manifest.Precision)}"
        + (manifest.Quality is { } quality ? $", quality: {QualityName(quality)} (random weights, for measurements only)" : "");

    public static string Stack(StackShape shape) =>
        $"{shape.Layers} layers, {shape.Hidden} wide, {shape.Heads} heads ({shape.KeyValueHeads} key/value) of {shape.HeadWidth}, "
            + $"feed-forward {shape.FeedForward}";

    public static string Limits(BundleManifest manifest) =>
        $"{manifest.Limits.MaxInputTokens} input "
            + $"tokens{(manifest.MarkerTokens > 0 ? $" ({manifest.MarkerTokens} for the markers of sentences)" : "")}, "
        + $"{manifest.Limits.MaxOutputTokens} output tokens, vocabulary {manifest.Limits.Vocabulary}";

    /// <summary>How the model may be asked to make its outputs.</summary>
    public static string Modes(BundleManifest manifest) => string.Join(
        ", ", Enum.GetValues<OutputMode>().Where(manifest.Supports).Select(
            mode => mode == OutputMode.FreeText ? "in its own words" : "in words of its source"));

    /// <summary>The word that <c>--precision</c> takes.</summary>
    public static string PrecisionName(Precision precision) => precision.ToString().ToLowerInvariant();

    /// <summary>The word in the manifest; null for none.</summary>
    public static string? QualityName(ModelQuality? quality) => quality?.ToString().ToLowerInvariant();

    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => Text($"{bytes / (double)(1L << 30):0.00} GiB"),
        >= 1L << 20 => Text($"{bytes / (double)(1L << 20):0.0} MiB"),
        >= 1L << 10 => Text($"{bytes / (double)(1L << 10):0.0} KiB"),
        _ => Text($"{bytes} bytes"),
    };

    public static string Duration(TimeSpan time) => time.TotalMinutes >= 1
        ? Text($"{(int)time.TotalMinutes} min {time.Seconds} s")
        : Text($"{time.TotalSeconds:0.0} s");

    private static string Count(long number) => number switch
    {
        >= 1_000_000_000 => Text($"{number / 1e9:0.00} B"),
        >= 1_000_000 => Text($"{number / 1e6:0.0} M"),
        >= 1_000 => Text($"{number / 1e3:0.0} k"),
        _ => Text($"{number}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

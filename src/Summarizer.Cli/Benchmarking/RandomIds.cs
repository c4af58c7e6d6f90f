using Summarizer.Bundles;
using Summarizer.Cli.Running;

namespace Summarizer.Cli.Benchmarking;

/// <summary>Input ids that are the same on every machine.</summary>
internal static class RandomIds
{
    /// <summary>Draws ids, leaving out padding, start and end tokens.</summary>
    /// <param name="manifest">Model that will read them.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed; equal seeds give equal ids.</param>
    public static IReadOnlyList<int> Draw(BundleManifest manifest, int count, int seed)
    {
        var special = manifest.Tokens.End.Append(manifest.Tokens.Pad).Append(manifest.Tokens.DecoderStart).ToHashSet();
        var ordinary = Enumerable.Range(0, manifest.Limits.Vocabulary).Where(id => !special.Contains(id)).ToArray();
        if (ordinary.Length == 0)
        {
            throw new CommandException(
                $"All {manifest.Limits.Vocabulary} token ids of '{manifest.Name}' are special ones, so there is nothing to read. "
                    + "Measure another model.");
        }

        // A seeded Random draws the same numbers on every machine; nothing here is secret.
#pragma warning disable CA5394
        return new Random(seed).GetItems(ordinary, count);
#pragma warning restore CA5394
    }
}

using Summarizer.Bundles;

namespace Summarizer.Export;

/// <summary>What an export made.</summary>
/// <param name="Manifest">The manifest written.</param>
/// <param name="Warnings">What the person should know.</param>
public sealed record ExportReport(BundleManifest Manifest, IReadOnlyList<string> Warnings);

using System.Globalization;
using System.Text;
using Summarizer.Benchmarking.Planning;
using Summarizer.Bundles;
using Summarizer.Cli.Output;

namespace Summarizer.Cli.Planning;

/// <summary>The table of published checkpoints.</summary>
internal static class ModelsMarkdown
{
    private const int Article = 1000;
    private const int Summary = 100;
    private const double Gigabyte = 1e9;

    private static readonly string[] Headers =
    [
        "checkpoint", "parameters", "fp32, GB", "int8, GB", "int4, GB", "memory, GB", "reads", "article, s", "tokens/s", "licence",
        "good for",
    ];

    /// <summary>As plain columns.</summary>
    public static TextTable Table(PlannedDevice device)
    {
        var table = new TextTable(Headers);
        foreach (var model in PublishedModel.All)
        {
            table.Row(Cells(model, device));
        }

        return table;
    }

    /// <summary>As Markdown.</summary>
    public static string Write(PlannedDevice device)
    {
        var text = new StringBuilder();
        Line(text, Headers);
        Line(text, [.. Headers.Select(_ => "---")]);
        foreach (var model in PublishedModel.All)
        {
            Line(text, Cells(model, device));
        }

        return text.ToString();
    }

    private static string[] Cells(PublishedModel model, PlannedDevice device)
    {
        var architecture = KnownModels.Find(model.Name)!;
        var settings = PlanSettings.For(device) with
        {
            // An article, or what the model reads of it at once.
            InputTokens = Math.Min(Article, model.InputTokens),
            OutputTokens = Summary,
            WeightBits = 8,
            CacheBits = 16,
        };
        var plan = new Planner(device, settings).Plan(architecture);
        var memory = BundleSize.Of(architecture, Precision.Int8) + plan.KvBytes + plan.ActivationBytes;
        return
        [
            model.Repository,
            plan.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            Size(BundleSize.Of(architecture, Precision.Fp32)),
            Size(BundleSize.Of(architecture, Precision.Int8)),
            Size(BundleSize.Of(architecture, Precision.Int4)),
            Size(memory) + (memory > device.MemoryGib * (1L << 30) * 0.9 ? " (too much)" : ""),
            model.InputTokens.ToString("N0", CultureInfo.InvariantCulture),
            Number(plan.E2eMs / 1000),
            Number(1000 / plan.TpotMs),
            model.Licence,
            model.Purpose,
        ];
    }

    private static void Line(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Size(double bytes) => Number(bytes / Gigabyte);

    private static string Number(double value) =>
        value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}

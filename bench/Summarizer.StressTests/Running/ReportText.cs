using System.Text;
using System.Text.Json;

namespace Summarizer.StressTests.Running;

/// <summary>A report as Markdown for people and as JSON for programs.</summary>
internal static class ReportText
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Markdown: command, machine, claims, tables.</summary>
    public static string Markdown(TrialReport report, string command, Machine machine)
    {
        var text = new StringBuilder();
        text.AppendLine($"# {report.Title}").AppendLine();
        text.AppendLine($"`{command}`").AppendLine();
        text.AppendLine($"{machine}.").AppendLine();
        Table(text, new(["must hold", "held", "measured"], [.. report.Claims.Select(c => new[] { c.Text, c.Holds ? "yes" : "**no**", c.Measured })]));
        foreach (var table in report.Tables)
        {
            text.AppendLine();
            Table(text, table);
        }

        return text.ToString();
    }

    /// <summary>The same as JSON.</summary>
    public static string Json(TrialReport report, string command, Machine machine) =>
        JsonSerializer.Serialize(new { report.Title, command, machine, report.Holds, report.Claims, report.Tables }, Indented) + Environment.NewLine;

    private static void Table(StringBuilder text, ReportTable table)
    {
        Row(text, table.Header);
        Row(text, table.Header.Select(_ => "---"));
        foreach (var row in table.Rows)
        {
            Row(text, row);
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");
}

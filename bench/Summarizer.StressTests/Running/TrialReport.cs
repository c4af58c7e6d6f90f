namespace Summarizer.StressTests.Running;

/// <summary>What a trial found.</summary>
/// <param name="Title">Heading of its section in <c>docs/reliability.md</c>.</param>
/// <param name="Claims">What must hold, and whether it did.</param>
/// <param name="Tables">The numbers.</param>
internal sealed record TrialReport(string Title, IReadOnlyList<Claim> Claims, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>Whether all claims held.</summary>
    public bool Holds => Claims.All(c => c.Holds);
}

/// <summary>One thing that must hold.</summary>
/// <param name="Text">The claim.</param>
/// <param name="Holds">Whether it held.</param>
/// <param name="Measured">The number behind it, in words.</param>
internal sealed record Claim(string Text, bool Holds, string Measured);

/// <summary>Numbers.</summary>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">Cells, as many per row as there are columns.</param>
internal sealed record ReportTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);

namespace Summarizer.Evaluation.Reporting;

/// <summary>The style sheet, part of the page so that it needs no other file.</summary>
internal static class ReportStyle
{
    // No '<', '>' or '&': the page is read as HTML, where a style is raw text, and as XML, where it is not.
    public const string Css = """
        :root { color-scheme: light dark; --back: #ffffff; --card: #f5f6f8; --line: #d9dce1; --text: #1b1f24; --soft: #5b6470;
          --model: #1f5fbf; --lead1: #b4570a; --lead3: #8a3fa0; --oracle: #17795e; --bad: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --back: #14171b; --card: #1d2127; --line: #363c45; --text: #e8eaed; --soft: #a3acb8;
          --model: #7fb0ff; --lead1: #f0a35e; --lead3: #d49be6; --oracle: #63cfae; --bad: #ff8a80; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 24px 20px 64px; max-width: 1080px; background: var(--back); color: var(--text);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        h1 { font-size: 1.6rem; margin: 0 0 4px; } h2 { font-size: 1.2rem; margin: 40px 0 4px; } h3 { font-size: 1rem; margin: 16px 0 4px; }
        p, dd { max-width: 84ch; } p.note, .soft { color: var(--soft); font-size: .9rem; margin: 0 0 10px; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); gap: 12px; margin: 20px 0; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; }
        .card .soft { margin: 0; } .card .value { font-size: 1.6rem; font-weight: 600; font-variant-numeric: tabular-nums; }
        .plot { overflow-x: auto; } svg { width: 100%; min-width: 620px; height: auto; display: block; }
        svg text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: var(--text); } svg text.tick { fill: var(--soft); }
        svg text.total { font-weight: 600; }
        .grid { stroke: var(--line); stroke-width: 1; } .reference { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 4; }
        .interval { stroke: var(--model); stroke-width: 3; } .model, .bar { fill: var(--model); }
        .lead_1 { fill: none; stroke: var(--lead1); stroke-width: 2; } .lead_3 { fill: none; stroke: var(--lead3); stroke-width: 2; }
        .oracle { fill: none; stroke: var(--oracle); stroke-width: 2; }
        .table { overflow-x: auto; } table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
        th, td { padding: 5px 10px; text-align: right; border-bottom: 1px solid var(--line); } th:first-child, td:first-child { text-align: left; }
        th { color: var(--soft); font-weight: 600; } tr.total td { font-weight: 600; }
        details { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 0 14px; } summary { cursor: pointer; padding: 8px 0; font-weight: 600; }
        .sample { border-top: 1px solid var(--line); padding: 4px 0 12px; } .sample dt { color: var(--soft); font-size: .85rem; margin-top: 6px; }
        .sample dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; } dl.terms dt { font-weight: 600; margin-top: 10px; } dl.terms dd { margin: 0; }
        """;
}

using System.Xml.Linq;
using static Summarizer.Evaluation.Text.Html;

namespace Summarizer.Evaluation.Reporting;

/// <summary>One HTML page that needs no other file, host or script. Light or dark as the reader's system is.</summary>
internal static class ReportPage
{
    /// <summary>The page.</summary>
    /// <param name="title">Title of the window.</param>
    /// <param name="css">What it adds to the style sheet of all reports.</param>
    /// <param name="body">Contents.</param>
    public static string Of(string title, string css, params object?[] body) => Write(E(
        "html",
        A("lang", "en"),
        E(
            "head",
            E("meta", A("charset", "utf-8")),
            E("meta", A("name", "viewport"), A("content", "width=device-width, initial-scale=1")),
            E("title", title),
            E("style", ReportStyle.Css + css)),
        E("body", body)));

    /// <summary>A heading, a line of explanation, and a plot.</summary>
    public static XElement[] Figure(string title, string note, XElement plot) => [E("h2", title), Note(note), E("div", Class("plot"), plot)];

    /// <summary>A line in the softer colour.</summary>
    public static XElement Note(string text) => E("p", Class("note"), text);
}

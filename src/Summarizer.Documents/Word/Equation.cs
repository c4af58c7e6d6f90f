using DocumentFormat.OpenXml;

namespace Summarizer.Documents.Word;

/// <summary>Equations (ECMA-376 part 1, 22.1) in one line, in the way of Unicode's plain-text mathematics: (a+b)/c, x^2, √(y).</summary>
internal static class Equation
{
    /// <summary>The equation below an element.</summary>
    /// <param name="element">Any element of an equation.</param>
    /// <param name="depth">How much deeper it may go; below that nothing is read.</param>
    public static string Of(OpenXmlElement element, int depth)
    {
        if (depth == 0)
        {
            return "";
        }

        return element.LocalName switch
        {
            "t" => element.InnerText,
            "f" => $"{Group(Part("num"))}/{Group(Part("den"))}",
            "sSup" => $"{Group(Part("e"))}^{Group(Part("sup"))}",
            "sSub" => $"{Group(Part("e"))}_{Group(Part("sub"))}",
            "sSubSup" => $"{Group(Part("e"))}_{Group(Part("sub"))}^{Group(Part("sup"))}",
            "sPre" => $"_{Group(Part("sub"))}^{Group(Part("sup"))}{Part("e")}",
            "rad" => Part("deg") is { Length: > 0 } degree ? $"√({degree}&{Part("e")})" : $"√{Group(Part("e"))}",
            "nary" => $"{Sign("chr", "∫")}{Raised("_", "sub")}{Raised("^", "sup")} {Part("e")}",
            "d" => $"{Sign("begChr", "(")}{string.Join(Sign("sepChr", "|"), Parts("e"))}{Sign("endChr", ")")}",
            "func" => $"{Part("fName")} {Part("e")}",
            "limLow" => $"{Part("e")}_{Group(Part("lim"))}",
            "limUpp" => $"{Part("e")}^{Group(Part("lim"))}",
            "m" => $"({string.Join("; ", Parts("mr"))})",
            "mr" => string.Join(", ", Parts("e")),
            "eqArr" => string.Join("; ", Parts("e")),
            _ when element.LocalName.EndsWith("Pr", StringComparison.Ordinal) => "",
            _ => string.Concat(element.ChildElements.Select(c => Of(c, depth - 1))),
        };

        IEnumerable<string> Parts(string name) => element.ChildElements.Where(c => c.LocalName == name).Select(c => Of(c, depth - 1).Trim());

        string Part(string name) => string.Concat(Parts(name));

        string Raised(string sign, string name) => Part(name) is { Length: > 0 } text ? sign + Group(text) : "";

        // A sign that the properties of the element name; one that is there and empty is none.
        string Sign(string name, string usual)
        {
            var sign = element.ChildElements.FirstOrDefault(c => c.LocalName.EndsWith("Pr", StringComparison.Ordinal))?.ChildElements.FirstOrDefault(c => c.LocalName == name);
            return sign is null ? usual : sign.GetAttributes().FirstOrDefault(a => a.LocalName == "val").Value ?? "";
        }
    }

    private static string Group(string text) => text.Length <= 1 || text.All(char.IsLetterOrDigit) || (text[0] == '(' && text.IndexOf(')') == text.Length - 1) ? text : $"({text})";
}

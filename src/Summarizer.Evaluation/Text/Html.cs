using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Summarizer.Evaluation.Text;

/// <summary>Builds markup that is HTML and well-formed XML at once, so that escaping is never forgotten and a parser can check it.</summary>
internal static class Html
{
    // Elements that HTML knows to be empty; every other one needs its end tag.
    private static readonly string[] Void = ["meta", "br", "hr"];

    /// <summary>An element; contents are elements, attributes, text, or lists of those.</summary>
    public static XElement E(string name, params object?[] contents) => new(name, contents);

    /// <summary>An attribute.</summary>
    public static XAttribute A(string name, object value) => new(name, value switch
    {
        double number => number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value,
    });

    /// <summary>A class attribute.</summary>
    public static XAttribute Class(string name) => new("class", name);

    /// <summary>The document with its type.</summary>
    public static string Write(XElement root)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None, CheckCharacters = false };
        using (var writer = XmlWriter.Create(text, settings))
        {
            Write(writer, root);
        }

        return text.Append('\n').ToString();
    }

    private static void Write(XmlWriter writer, XElement element)
    {
        writer.WriteStartElement(element.Name.LocalName);
        foreach (var attribute in element.Attributes())
        {
            writer.WriteAttributeString(attribute.Name.LocalName, Printable(attribute.Value));
        }

        foreach (var node in element.Nodes())
        {
            if (node is XElement child)
            {
                Write(writer, child);
            }
            else if (node is XText content)
            {
                writer.WriteString(Printable(content.Value));
            }
        }

        if (Void.Contains(element.Name.LocalName))
        {
            writer.WriteEndElement();
        }
        else
        {
            writer.WriteFullEndElement();
        }
    }

    // Texts come from data files and models; XML has no way to write control characters or half a surrogate pair.
    private static string Printable(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }
}

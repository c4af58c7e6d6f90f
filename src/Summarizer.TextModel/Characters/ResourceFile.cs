namespace Summarizer.TextModel;

/// <summary>Data files of this assembly; their first lines say where they come from.</summary>
internal static class ResourceFile
{
    /// <summary>Lines without comments; none for a file that does not exist.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(ResourceFile).Assembly.GetManifestResourceStream(name);
        if (stream is null)
        {
            yield break;
        }

        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>Words of lines such as "[section] word word"; a line without a section goes on with the one before.</summary>
    public static IEnumerable<(string Section, string Word)> Sections(string name)
    {
        var section = "";
        foreach (var line in Lines(name))
        {
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word is ['[', .., ']'])
                {
                    section = word[1..^1];
                }
                else
                {
                    yield return (section, word);
                }
            }
        }
    }
}

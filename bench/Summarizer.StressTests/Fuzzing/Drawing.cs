namespace Summarizer.StressTests.Fuzzing;

/// <summary>What drawing needs again and again.</summary>
internal static class Drawing
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>Small lengths often, large ones rarely.</summary>
    public static int Length(this Random random, int most) => (int)(most * Math.Pow(random.NextDouble(), 4));

    public static byte[] Bytes(this Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Characters of all planes, some alone that should come in pairs.</summary>
    public static string Text(this Random random, int length)
    {
        var characters = new char[length];
        for (var i = 0; i < length; i++)
        {
            characters[i] = random.Next(8) switch
            {
                0 => (char)random.Next(0x20),
                1 => (char)random.Next(0x80, 0x3000),
                2 => (char)random.Next(0x3000, 0x10000),
                _ => (char)random.Next(0x20, 0x7f),
            };
        }

        return new(characters);
    }
}

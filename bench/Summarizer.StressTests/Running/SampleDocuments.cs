namespace Summarizer.StressTests.Running;

/// <summary>Documents for the trials: different enough to have different summaries, of 2 to 12 sentences.</summary>
internal static class SampleDocuments
{
    private const int Fewest = 2, Most = 12;

    private static readonly string[] Subjects = ["The town council", "A team of engineers", "The harbour master", "An old ferry", "The new bridge", "A group of students", "The river authority", "The museum"];
    private static readonly string[] Verbs = ["opened", "repaired", "measured", "closed", "painted", "inspected", "moved", "sold"];
    private static readonly string[] Objects = ["the northern gate", "a stone tower", "two warehouses", "the flood wall", "an iron crane", "the market hall", "a wooden pier", "the signal station"];

    /// <summary>One document.</summary>
    public static string Draw(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(Fewest, Most)).Select(_ => Sentence(random)));

    private static string Sentence(Random random) =>
        $"{Pick(random, Subjects)} {Pick(random, Verbs)} {Pick(random, Objects)} in {random.Next(1800, 2020)} after {random.Next(2, 40)} weeks of work.";

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}

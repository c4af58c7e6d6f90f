using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

/// <summary>Files of every format, each with the text that a person reads in it.</summary>
public sealed class FixtureTests
{
    private const string Expected = ".expected";
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(Expected, StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static byte[] Content(string file) => File.ReadAllBytes(Path.Combine(Root, file));

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_Fixture_GivesItsBlocks(string file)
    {
        var content = Content(file);
        var expected = File.ReadAllText(Path.Combine(Root, file + Expected));

        string actual;
        try
        {
            var document = Parts.Read(content, FormatNames.OfFileName(file)!.Value);
            Assert.NotEmpty(Parts.Of(document));
            actual = Rendering.Of(document);
        }
        catch (DocumentException e)
        {
            actual = $"{e.Error}: {e.Message}\n";
        }

        Assert.Equal(expected, actual, ignoreLineEndingDifferences: true);
    }
}

using Summarizer.Api.Http.Problems;

namespace Summarizer.Api.Tests.Http.Problems;

public sealed class ProblemPageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "problems");

    public static TheoryData<string> Codes => [.. ProblemKind.All.Select(k => k.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Page_OfEveryCode_SaysItsStatusAndTitle(string code)
    {
        var kind = ProblemKind.All.Single(k => k.Code == code);

        var page = File.ReadAllLines(Path.Combine(Folder, code + ".md"));

        Assert.Equal($"# {kind.Title} (`{code}`, {kind.Status})", page[0]);
        Assert.Contains("## What to do", page);
    }

    [Fact]
    public void Page_WithoutACode_DoesNotExist() =>
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Except([.. ProblemKind.All.Select(k => k.Code), "README"]));

    [Fact]
    public void Kind_All_HoldsEveryKindOnce()
    {
        var declared = typeof(ProblemKind).GetFields().Where(f => f.FieldType == typeof(ProblemKind)).Select(f => (ProblemKind)f.GetValue(null)!);

        Assert.Equal(declared, ProblemKind.All);
        Assert.Distinct(ProblemKind.All.Select(k => k.Code));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Summarizer.Architecture.Tests;

/// <summary>A test that needs a tool says so by its category; otherwise nobody could leave it out where the tool is missing.</summary>
public sealed class CategoryTests
{
    // Names that a test uses when it needs a tool, and the category of that tool.
    private static readonly Dictionary<string, string> Tools = new()
    {
        ["RedisServer"] = nameof(Category.Redis),
        ["ReplicasTrial"] = nameof(Category.Redis),
        ["Programs.Redis"] = nameof(Category.Redis),
        ["Programs.Proxy"] = nameof(Category.Redis),
        ["BrowserFixture"] = nameof(Category.Browser),
        ["MeasuringService"] = nameof(Category.Browser),
        ["Programs.Python"] = nameof(Category.Python),
        ["Programs.Node"] = nameof(Category.Node),
        ["Programs.Emulator"] = nameof(Category.Emulator),
        ["Soak"] = nameof(Category.Soak),
        ["SoakTests"] = nameof(Category.Soak),
    };

    public static TheoryData<string> TestProjects =>
        [.. Directory.EnumerateDirectories(Repository.Path("tests"), "*.Tests").Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(TestProjects))]
    public void Test_ThatNeedsATool_HasItsCategory(string project) => Assert.Empty(Uncategorized(Tests(project)));

    [Fact]
    public void Test_WithoutTheCategoryOfItsTool_IsFound()
    {
        const string Code = """
            public sealed class A
            {
                [Fact] public void Bare() => Run(Programs.Redis);
                [Fact] [Trait(Category.Name, Category.Redis)] public void Marked() => Run(Programs.Redis);
            }
            [Trait(Category.Name, Category.Browser)] public sealed class B(BrowserFixture browser) { [Theory] public void C() { } }
            public sealed class SoakTests { [Fact] public void D() { } }
            """;

        Assert.Equal(["A.Bare: Redis", "SoakTests.D: Soak"], Uncategorized(TestsIn(Code)));
    }

    private static IEnumerable<MethodDeclarationSyntax> Tests(string project) => Repository.CSharpFiles(Path.Combine("tests", project))
        .SelectMany(file => TestsIn(File.ReadAllText(file)));

    private static IEnumerable<MethodDeclarationSyntax> TestsIn(string code) => CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)
        .GetCompilationUnitRoot(TestContext.Current.CancellationToken)
        .DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() is "Fact" or "Theory"));

    private static IEnumerable<string> Uncategorized(IEnumerable<MethodDeclarationSyntax> tests) =>
        from test in tests
        let owner = (ClassDeclarationSyntax)test.Parent!
        from category in Needed(test, owner).Distinct().Except(Given(test.AttributeLists).Concat(Given(owner.AttributeLists)))
        select $"{owner.Identifier}.{test.Identifier}: {category}";

    // What the test itself names, what its class gets or keeps, and what the class prepares before every test.
    private static IEnumerable<string> Needed(MethodDeclarationSyntax test, ClassDeclarationSyntax owner)
    {
        var prepared = owner.Members.Where(m => m is FieldDeclarationSyntax or PropertyDeclarationSyntax or ConstructorDeclarationSyntax
            || m is MethodDeclarationSyntax { Identifier.Text: "InitializeAsync" });
        return new SyntaxNode?[] { test.Body, test.ExpressionBody, owner.ParameterList }.OfType<SyntaxNode>().Concat(prepared)
            .SelectMany(node => node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            .Select(name => name.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Programs" or "Category" } } member
                && member.Name == name ? member.ToString() : name.Identifier.Text)
            .Append(owner.Identifier.Text)
            .Where(Tools.ContainsKey)
            .Select(name => Tools[name]);
    }

    private static IEnumerable<string> Given(IEnumerable<AttributeListSyntax> lists) => lists.SelectMany(list => list.Attributes)
        .Where(attribute => attribute.Name.ToString() == "Trait")
        .Select(attribute => attribute.ArgumentList!.Arguments[^1].ToString().Split('.')[^1]);
}

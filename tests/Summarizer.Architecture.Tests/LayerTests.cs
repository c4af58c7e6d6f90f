using System.Reflection;

namespace Summarizer.Architecture.Tests;

public sealed class LayerTests
{
    // What tasks are made of; every project above them may use these too.
    private static readonly string[] Foundations =
    [
        "Summarizer.TextModel",
        "Summarizer.Tokenization",
        "Summarizer.Bundles",
        "Summarizer.Engine",
        "Summarizer.Embeddings",
        "Summarizer.Pointer",
    ];

    // What each project may reference of this repository. A new arrow is a decision: write it here on purpose.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Summarizer.TextModel"] = [],

        ["Summarizer.Bundles"] = [],

        ["Summarizer.Tokenization"] = [],

        ["Summarizer.OnnxRuntime"] = [],

        ["Summarizer.Documents"] = ["Summarizer.TextModel"],

        ["Summarizer.Export"] = ["Summarizer.OnnxRuntime", "Summarizer.Bundles", "Summarizer.Tokenization"],

        ["Summarizer.GenAi"] = ["Summarizer.OnnxRuntime", "Summarizer.Engine", "Summarizer.Bundles", "Summarizer.Tokenization"],

        ["Summarizer.Hub"] = ["Summarizer.Export", "Summarizer.OnnxRuntime", "Summarizer.Bundles", "Summarizer.Tokenization"],

        ["Summarizer.Client"] = [],

        ["Summarizer.Engine"] = ["Summarizer.OnnxRuntime", "Summarizer.Bundles", "Summarizer.Tokenization"],

        ["Summarizer.Embeddings"] = ["Summarizer.OnnxRuntime", "Summarizer.Bundles"],

        ["Summarizer.Pointer"] = ["Summarizer.OnnxRuntime", "Summarizer.TextModel", "Summarizer.Bundles"],

        ["Summarizer"] = [.. Foundations],

        ["Summarizer.Benchmarking"] = ["Summarizer", .. Foundations],

        ["Summarizer.Evaluation"] = ["Summarizer", "Summarizer.Benchmarking", .. Foundations],

        ["Summarizer.Api"] =
        [
            "Summarizer",
            "Summarizer.Benchmarking",
            "Summarizer.Documents",
            "Summarizer.Export",
            "Summarizer.GenAi",
            "Summarizer.Hub",
            .. Foundations,
        ],

        ["Summarizer.Cli"] =
        [
            "Summarizer",
            "Summarizer.Api",
            "Summarizer.Benchmarking",
            "Summarizer.Documents",
            "Summarizer.Evaluation",
            "Summarizer.Export",
            "Summarizer.GenAi",
            "Summarizer.Hub",
            .. Foundations,
        ],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyTheLayersBelow(string project)
    {
        var ours = Load(project).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n == "Summarizer" || n.StartsWith("Summarizer.", StringComparison.Ordinal));

        Assert.Empty(ours.Except(Allowed[project]));
    }

    [Fact]
    public void EverySourceProject_HasItsPlaceInTheTable()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension);

        Assert.Empty(projects.Except(Allowed.Keys));
    }

    [Theory]
    [InlineData("Summarizer.Bundles")]
    [InlineData("Summarizer.Tokenization")]
    [InlineData("Summarizer.TextModel")]
    [InlineData("Summarizer.Documents")]
    [InlineData("Summarizer.OnnxRuntime")]
    [InlineData("Summarizer.Export")]
    [InlineData("Summarizer.Hub")]
    [InlineData("Summarizer.Engine")]
    [InlineData("Summarizer.GenAi")]
    [InlineData("Summarizer.Embeddings")]
    [InlineData("Summarizer.Pointer")]
    [InlineData("Summarizer")]
    [InlineData("Summarizer.Benchmarking")]
    [InlineData("Summarizer.Evaluation")]
    [InlineData("Summarizer.Cli")]
    [InlineData("Summarizer.Client")]
    public void Project_DoesNotKnowAspNetCore(string project) =>
        Assert.DoesNotContain(Load(project).GetReferencedAssemblies(), a => a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Theory]
    [InlineData("Summarizer")]
    [InlineData("Summarizer.Benchmarking")]
    [InlineData("Summarizer.Evaluation")]
    [InlineData("Summarizer.Api")]
    [InlineData("Summarizer.Cli")]
    public void Project_DoesNotKnowOnnxRuntime(string project) =>
        Assert.DoesNotContain(Load(project).GetReferencedAssemblies(), a => a.Name!.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal));

    [Theory]
    [InlineData("Summarizer.Engine")]
    [InlineData("Summarizer.GenAi")]
    public void Engine_ShowsNoOnnxRuntimeTypeToItsCallers(string project)
    {
        var shown = Load(project).GetExportedTypes()
            .SelectMany(t => t.GetMembers().SelectMany(TypesOf).Concat(t.GetInterfaces()).Append(t.BaseType ?? typeof(object)))
            .SelectMany(PartsOf)
            .Where(t => t.Namespace?.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal) == true);

        Assert.Empty(shown);
    }

    private static Assembly Load(string project) => Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, project + ".dll"));

    // A type and what it is made of: Task<Tensor[]> shows Tensor too.
    private static IEnumerable<Type> PartsOf(Type type)
    {
        var parts = type.HasElementType ? [type.GetElementType()!] : type.GetGenericArguments();
        return parts.SelectMany(PartsOf).Prepend(type);
    }

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodInfo m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType),
        ConstructorInfo c => c.GetParameters().Select(p => p.ParameterType),
        PropertyInfo p => [p.PropertyType],
        FieldInfo f => [f.FieldType],
        EventInfo e => [e.EventHandlerType!],
        _ => [],
    };
}

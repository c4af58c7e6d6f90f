using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Summarizer.Architecture.Tests;

/// <summary>One place in a source file that names a type, or a member of a type, of the same project.</summary>
/// <param name="File">Path from the root of the repository, with the line number.</param>
/// <param name="From">Namespace of the file; <c>PROJECT.Program</c> for a file without one.</param>
/// <param name="To">Namespace of the type.</param>
/// <param name="Type">Name of the type.</param>
internal sealed record SourceName(string File, string From, string To, string Type);

/// <summary>
/// Reads the source of a project with the C# compiler. Source says more than the compiled assembly, in which constants and <c>nameof</c>
/// leave no trace.
/// </summary>
internal static class SourceNames
{
    // The implicit usings of the SDKs in use. One that does not exist for a project is an error that nobody looks at.
    private const string ImplicitUsings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks; global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>All names of the project's own types in its files.</summary>
    public static IReadOnlyList<SourceName> Of(string project)
    {
        var files = Repository.CSharpFiles(Path.Combine("src", project)).Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: f)).ToList();
        var compilation = CSharpCompilation.Create(project, files.Append(CSharpSyntaxTree.ParseText(ImplicitUsings)), References(project));
        return [.. files.AsParallel().AsOrdered().SelectMany(f => Names(f, compilation))];
    }

    private static IEnumerable<PortableExecutableReference> References(string project) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != project)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<SourceName> Names(SyntaxTree file, CSharpCompilation compilation)
    {
        var root = file.GetCompilationUnitRoot();
        var from = root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? compilation.AssemblyName + ".Program";
        var model = compilation.GetSemanticModel(file);
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var info = model.GetSymbolInfo(name);
            var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            if (type is { ContainingNamespace: { IsGlobalNamespace: false } space } && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
            {
                var line = file.GetLineSpan(name.Span).StartLinePosition.Line + 1;
                yield return new($"{Path.GetRelativePath(Repository.Root, file.FilePath)}:{line}", from, space.ToDisplayString(), type.Name);
            }
        }
    }
}

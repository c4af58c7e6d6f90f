using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Summarizer.Api.Tests.Clients.Generated;

/// <summary>A generated client with the program that uses it, compiled in memory.</summary>
internal static class CompiledClient
{
    // Generators write code for several frameworks.
    private static readonly string[] Symbols = ["NET", "NETCOREAPP", "NETCOREAPP3_1_OR_GREATER", "NET5_0_OR_GREATER", "NET8_0_OR_GREATER"];

    /// <summary>Compiles sources and runs <c>Program.RunAsync(HttpClient, string)</c>; what does not compile fails the test.</summary>
    /// <param name="sources">All files.</param>
    /// <param name="http">Its base address is the service.</param>
    /// <param name="document">A text to summarize.</param>
    public static async Task RunAsync(IEnumerable<string> sources, HttpClient http, string document)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p));
        var options = new CSharpParseOptions(preprocessorSymbols: Symbols);
        var compilation = CSharpCompilation.Create(
            "GeneratedClient", sources.Select(s => CSharpSyntaxTree.ParseText(s, options)), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(20)));

        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var run = context.LoadFromStream(image).GetType("Program")!.GetMethod("RunAsync")!.CreateDelegate<Func<HttpClient, string, Task>>();
            await run(http, document);
        }
        finally
        {
            context.Unload();
        }
    }
}

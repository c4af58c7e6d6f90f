using System.Diagnostics;
using System.Text.Json.Nodes;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Clients.Generated;

/// <summary>Clients that generators for .NET make of the OpenAPI document, with the programs in tests/clients/dotnet that call every route with them.</summary>
[Collection(RealModel.Name)]
[Trait(Category.Name, Category.Slow)]
public sealed class GeneratedClientTests(RealService service)
{
    private static readonly string Contract = Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json");
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "clients", "dotnet");

    [Fact]
    public async Task NSwag_EveryRoute_IsCalled()
    {
        var settings = new CSharpClientGeneratorSettings { ClassName = "GeneratedClient", InjectHttpClient = true, UseBaseUrl = false };
        settings.CSharpGeneratorSettings.Namespace = "Generated";

        var source = new CSharpClientGenerator(await OpenApiDocument.FromFileAsync(Contract), settings).GenerateFile();

        await RunAsync("NSwag.cs", [source]);
    }

    [Fact]
    public async Task Kiota_EveryRoute_IsCalled()
    {
        using var folder = new TemporaryFolder();
        await GenerateAsync(folder.Root);

        await RunAsync("Kiota.cs", Directory.EnumerateFiles(folder.Root, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
    }

    private static async Task GenerateAsync(string folder)
    {
        // Among the types of a body it takes plain text before a form; files of the type text/plain are meant here.
        string[] types = ["--structured-mime-types", "application/json", "--structured-mime-types", "multipart/form-data"];
        string[] names = ["--class-name", "GeneratedClient", "--namespace-name", "Generated"];
        var start = new ProcessStartInfo(
            "dotnet", ["kiota", "generate", "--language", "CSharp", "--openapi", Contract, "--output", folder, .. names, .. types, "--log-level", "Error"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["KIOTA_CLI_TELEMETRY_OPTOUT"] = "true";

        // It asks for a newer version of itself, and nothing of a test leaves the machine.
        start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:1";
        using var kiota = Process.Start(start)!;
        var (output, error) = (kiota.StandardOutput.ReadToEndAsync(), kiota.StandardError.ReadToEndAsync());
        await kiota.WaitForExitAsync().InTimeAsync();
        var said = await output + await error;
        Assert.SkipWhen(said.Contains("dotnet tool restore", StringComparison.Ordinal) && !Programs.IsBuildServer, "Kiota is missing; 'dotnet tool restore' installs it.");
        Assert.True(kiota.ExitCode == 0, said);
    }

    private async Task RunAsync(string program, IEnumerable<string> sources)
    {
        using var routes = new CalledRoutes(JsonNode.Parse(await File.ReadAllTextAsync(Contract))!);
        using var http = new HttpClient(routes) { BaseAddress = service.Client.BaseAddress, Timeout = Patience.Limit };

        await CompiledClient.RunAsync([.. sources, await File.ReadAllTextAsync(Path.Combine(Folder, program))], http, RealService.Short);

        Assert.Empty(routes.Missing);
    }
}

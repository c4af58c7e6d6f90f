using System.Diagnostics;

namespace Summarizer.Deployment.Tests.Packaging;

/// <summary>The package of the client, as a project outside of this repository uses it.</summary>
[Trait(Category.Name, Category.Slow)]
public sealed class ClientPackageTests : IDisposable
{
    private const string Program =
        """
        using Summarizer.Client;
        using Summarizer.Client.Configuration;

        using var http = new HttpClient();
        var client = new SummarizerClient(http, new SummarizerClientOptions { Endpoint = new(args[0]) });
        var answer = await client.SummarizeAsync(new() { Text = "The bridge was closed in March. It will open again in May.", MaxSentences = 1 });
        Console.WriteLine(answer.Summary);
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Client_Packed_IsUsedByAProjectOfItsOwn()
    {
        await RunAsync(Repository.Root, "pack", Repository.Path("src", "Summarizer.Client"), "--output", _folder["packages"]);
        var package = Path.GetFileNameWithoutExtension(Assert.Single(Directory.EnumerateFiles(_folder["packages"], "*.nupkg")));
        Assert.Single(Directory.EnumerateFiles(_folder["packages"], "*.snupkg"));
        Directory.CreateDirectory(_folder["app"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["app"], "Program.cs"), Program, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(_folder["app"], "App.csproj"), Project(package["Summarizer.Client.".Length..]),
            TestContext.Current.CancellationToken);
        await RunAsync(_folder["app"], "build", "--output", _folder["out"]);
        using var service = ServiceProcess.Start();

        var summary = await RunAsync(
            _folder["app"], "exec", Path.Combine(_folder["out"], "App.dll"),
            (await service.ReadyAsync(TestContext.Current.CancellationToken)).ToString());

        Assert.Matches("^The bridge was closed in March\\.|^It will open again in May\\.", summary);
    }

    private string Project(string version) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RestoreAdditionalProjectSources>{_folder["packages"]}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Summarizer.Client" Version="{version}" />
          </ItemGroup>
        </Project>
        """;

    // A package folder of its own, so that no package of an earlier run is taken; what others made comes from the usual one.
    private async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = folder };
        if (folder != Repository.Root)
        {
            start.Environment["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
                home, ".nuget", "packages");
            start.Environment["NUGET_PACKAGES"] = _folder["cache"];
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}: {output}");
        return output;
    }
}

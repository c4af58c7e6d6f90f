using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Clients;

/// <summary>NSwag makes a client of the OpenAPI document; it compiles, and calls every route with the request that the repository shows for it.</summary>
[Collection(RealModel.Name)]
public sealed class GeneratedClientTests(RealService service)
{
    private static readonly string Contract = Path.Combine(Repository.Root, "src", "Summarizer.Api", "openapi", "v1.json");

    // Measured, or answered with a stream, or a file: what a generated method cannot send or read.
    private static readonly string[] Others = ["compare", "documents", "generate_stream"];

    [Fact]
    public async Task Client_EveryRoute_IsCalled()
    {
        var document = await OpenApiDocument.FromJsonAsync(await File.ReadAllTextAsync(Contract));
        var settings = new CSharpClientGeneratorSettings { ClassName = "GeneratedClient", InjectHttpClient = true, UseBaseUrl = false };
        settings.CSharpGeneratorSettings.Namespace = "Generated";
        settings.CSharpGeneratorSettings.JsonLibrary = NJsonSchema.CodeGeneration.CSharp.CSharpJsonLibrary.SystemTextJson;
        var assembly = Compiled.From(new CSharpClientGenerator(document, settings).GenerateFile());
        using var http = new HttpClient { BaseAddress = service.Client.BaseAddress };
        var client = Activator.CreateInstance(assembly.GetType("Generated.GeneratedClient")!, http)!;

        var called = 0;
        foreach (var operation in document.Operations.Where(o => !Others.Contains(o.Operation.OperationId)))
        {
            await CallAsync(client, operation.Operation.OperationId, operation.Path);
            called++;
        }

        Assert.True(called > 20);
    }

    private static async Task CallAsync(object client, string operation, string path)
    {
        var name = string.Concat(operation.Split('_').Select(p => char.ToUpperInvariant(p[0]) + p[1..])) + "Async";
        var method = client.GetType().GetMethods().Where(m => m.Name == name).OrderBy(m => m.GetParameters().Length).FirstOrDefault();
        Assert.True(method is not null, $"There is no {name} among {string.Join(", ", client.GetType().GetMethods().Select(m => m.Name).Distinct())}.");
        var arguments = method.GetParameters().Select(p => Argument(p, path)).ToArray();
        try
        {
            await (Task)method.Invoke(client, arguments)!;
        }
        catch (Exception e)
        {
            Assert.Fail($"{operation} {path}: {e}");
        }
    }

    private static object? Argument(ParameterInfo parameter, string path) => parameter.ParameterType switch
    {
        _ when parameter.HasDefaultValue => parameter.DefaultValue,
        var t when t == typeof(string) => "pocket",
        { IsValueType: true } t => Activator.CreateInstance(t),
        var t when t.Namespace == "Generated" => JsonSerializer.Deserialize(Body(path), t),
        _ => null,
    };

    // The first request of the route that the repository shows.
    private static string Body(string path)
    {
        var requests = File.ReadAllText(Path.Combine(Repository.Root, "src", "Summarizer.Api", "Summarizer.Api.http"));
        var line = Regex.Escape(path.Replace("{id}", "pocket", StringComparison.Ordinal));
        var shown = new Regex(@"POST \{\{host\}\}" + line + @"\n(?:[^\n]+\n)+\n(?<body>\{.*?)\n(?=\n|\z)", RegexOptions.Singleline);
        var body = shown.Match(requests);
        Assert.True(body.Success, $"There is no request for {path} in Summarizer.Api.http.");
        return body.Groups["body"].Value;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Summarizer.Api.Http.Wire;
using Summarizer.Api.Options;
using Summarizer.Api.Pipeline.Admission;
using Summarizer.Api.Pipeline.Security;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>POST /mcp: the tasks as tools for language models. Stateless, so that any replica takes any request.</summary>
internal static class McpSetup
{
    /// <summary>Path of the route.</summary>
    public const string Route = "/mcp";

    private const string Instructions =
        "Summarizes documents, and shortens retrieved passages to what answers a question, with a small model on this server. Use it "
        + "before long texts enter your own context. "
        + "Quotations are marked with their place in the source.";

    /// <summary>Adds the tools.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="types">Types of the native routes, whose names and answers the tools share.</param>
    public static void AddMcp(this IServiceCollection services, IJsonTypeInfoResolver types)
    {
        var json = CreateJson(types);
        services.AddSingleton<ToolCalls>();
        services.AddSingleton<CallRegistry>();
        services.AddSingleton(p => CheckedTool.Create<SummarizeTool>(p, json));
        services.AddSingleton(p => CheckedTool.Create<CompressTool>(p, json));

        // Below that, the protocol's library writes whole messages, and documents are in them.
        services.AddLogging(logging => logging.AddFilter("ModelContextProtocol", LogLevel.Information));
        services
            .AddMcpServer(options =>
            {
                var version = ServiceVersion.Current(TimeProvider.System).Version;
                options.ServerInfo = new Implementation { Name = "summarizer", Title = "Summarizer", Version = version };
                options.ServerInstructions = Instructions;
            })
            .WithHttpTransport(transport => transport.Stateless = true);
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeysInMemory());

        // It warns that keys in memory are not encrypted.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
    }

    /// <summary>Adds the route, unless it is switched off.</summary>
    public static void MapTools(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SummarizerOptions>>().Value.Mcp.Enabled)
        {
            app.MapMcp(Route).RequireScope(ApiScopes.Mcp).RequiresAdmission();
        }
    }

    // Beside them, the protocol's own types as the protocol has them.
    private static JsonSerializerOptions CreateJson(IJsonTypeInfoResolver types)
    {
        var options = new JsonSerializerOptions();
        WireFormat.Apply(options, types);
        options.TypeInfoResolverChain.Add(McpJsonUtilities.DefaultOptions.TypeInfoResolver!);
        options.MakeReadOnly();
        return options;
    }
}

using System.Text.Json;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using Summarizer.Api.Admission;
using Summarizer.Api.Bodies;
using Summarizer.Api.Hosting;
using Summarizer.Api.Models;
using Summarizer.Api.Security;

namespace Summarizer.Api.Mcp;

/// <summary>POST /mcp: the tasks as tools for language models. Stateless, so that any replica takes any request.</summary>
internal static class McpSetup
{
    private const string Instructions =
        "Summarizes documents, and shortens retrieved passages to what answers a question, with a small model on this server. Use it before long texts enter your own context. "
        + "Quotations are marked with their place in the source.";

    // Names and answers as on the native routes; the protocol's own types as the protocol has them.
    private static readonly JsonSerializerOptions Json = CreateJson();

    public static void AddMcp(this IServiceCollection services)
    {
        services.AddSingleton<ToolCalls>();

        // Below that, the protocol's library writes whole messages, and documents are in them.
        services.AddLogging(logging => logging.AddFilter("ModelContextProtocol", LogLevel.Information));
        services
            .AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation { Name = "summarizer", Title = "Summarizer", Version = ServiceVersion.Current(TimeProvider.System).Version };
                options.ServerInstructions = Instructions;
            })
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithTools<SummarizeTool>(Json)
            .WithTools<CompressTool>(Json);
    }

    /// <summary>Adds the route, unless it is switched off.</summary>
    public static void MapTools(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SummarizerOptions>>().Value.Mcp.Enabled)
        {
            app.MapMcp("/mcp").RequireScope(ApiScopes.Mcp).RequiresAdmission();
        }
    }

    private static JsonSerializerOptions CreateJson()
    {
        var options = new JsonSerializerOptions();
        WireFormat.Apply(options);
        options.TypeInfoResolverChain.Add(McpJsonUtilities.DefaultOptions.TypeInfoResolver!);
        options.MakeReadOnly();
        return options;
    }
}

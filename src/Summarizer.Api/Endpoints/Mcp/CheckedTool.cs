using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Summarizer.Requests;

namespace Summarizer.Api.Endpoints.Mcp;

/// <summary>
/// A tool whose arguments are checked before it is called, since the protocol's library says no more than that something went wrong, and
/// whose calls can be cancelled.
/// </summary>
internal sealed class CheckedTool : DelegatingMcpServerTool
{
    private readonly ToolArguments _arguments;
    private readonly ToolCalls _calls;
    private readonly CallRegistry _registry;
    private readonly IHttpContextAccessor _http;
    private readonly IReadOnlyList<(string Field, string Argument)> _names;

    public CheckedTool(McpServerTool tool, ToolCalls calls, CallRegistry registry, IHttpContextAccessor http)
        : base(tool)
    {
        (_calls, _registry, _http) = (calls, registry, http);
        tool.ProtocolTool.InputSchema = Plain(tool.ProtocolTool.InputSchema);
        _arguments = new(tool.ProtocolTool.InputSchema);
        _names =
        [
            .. tool.ProtocolTool.InputSchema.GetProperty("properties").EnumerateObject()
                .Select(p => (Field: JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), Argument: p.Name)).Where(n => n.Field != n.Argument),
        ];
    }

    /// <summary>Makes a tool of the one method of a class that has the attribute for it.</summary>
    public static McpServerTool Create<T>(IServiceProvider services, JsonSerializerOptions json)
        where T : class
    {
        var method = typeof(T).GetMethods().Single(m => m.GetCustomAttribute<McpServerToolAttribute>() is not null);
        var tool = McpServerTool.Create(
            method, ActivatorUtilities.CreateInstance<T>(services), new() { Services = services, SerializerOptions = json });
        return ActivatorUtilities.CreateInstance<CheckedTool>(services, tool);
    }

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var arguments = request.Params?.Arguments ?? new Dictionary<string, JsonElement>();
        if (_arguments.Check(arguments) is { Count: > 0 } errors)
        {
            return _calls.Refuse(new InvalidRequestException(errors));
        }

        request.Params!.Arguments = arguments.Where(a => a.Value.ValueKind != JsonValueKind.Null).ToDictionary(StringComparer.Ordinal);
        var session = _http.HttpContext is { } context ? McpSessions.Of(context) : null;
        using var call = _registry.Begin(session, request.JsonRpcRequest.Id.ToString(), cancellationToken);
        var result = await base.InvokeAsync(request, call.Token);
        return result.IsError is true ? Renamed(result) : result;
    }

    // What refuses a value further down knows the fields of the HTTP routes.
    private CallToolResult Renamed(CallToolResult result)
    {
        foreach (var text in result.Content.OfType<TextContentBlock>())
        {
            text.Text = _names.Aggregate(text.Text, (t, n) => t.Replace(n.Field, n.Argument, StringComparison.Ordinal));
        }

        return result;
    }

    // One type per argument: an argument that may be left out need not be null, and clients that make forms of schemas know no unions.
    private static JsonElement Plain(JsonElement schema)
    {
        var plain = JsonNode.Parse(schema.GetRawText())!.AsObject();
        foreach (var (_, property) in plain["properties"]!.AsObject())
        {
            var argument = property!.AsObject();
            if (argument["type"] is JsonArray types)
            {
                argument["type"] = types.Select(t => (string)t!).Single(t => t != "null");
            }
            else if (argument["enum"] is not null && argument["type"] is null)
            {
                argument["type"] = "string";
            }

            if (argument.ContainsKey("default") && argument["default"] is null)
            {
                argument.Remove("default");
            }
        }

        plain["additionalProperties"] = false;
        return JsonSerializer.SerializeToElement(plain);
    }
}

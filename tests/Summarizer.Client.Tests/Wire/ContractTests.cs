using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Summarizer.Client.Comparison;
using Summarizer.Client.Compression;
using Summarizer.Client.Documents;
using Summarizer.Client.Health;
using Summarizer.Client.Models;
using Summarizer.Client.Planning;
using Summarizer.Client.Problems;
using Summarizer.Client.Summarization;
using Summarizer.Client.Wire;

namespace Summarizer.Client.Tests.Wire;

/// <summary>The service writes its contract at every build. The client has the same fields and words, no more and no fewer, all the way down.</summary>
public sealed class ContractTests
{
    private static readonly JsonNode Contract = JsonNode.Parse(File.ReadAllText(Repository.Path("src", "Summarizer.Api", "openapi", "v1.json")))!;

    // The kind of an object is its type here; the owner is always the same; compression has one temperature; names of other services have ours beside them.
    private static readonly string[] LeftOut = ["SummarizerProblem.error", "SummarizeRequest.additional_command", "BatchRequest.additional_command", "ModelList.object", "ModelItem.object", "ModelItem.owned_by", "SummarizeResponse.object", "BatchResponse.object", "DocumentResponse.object", "CompressResponse.object", "CompareResponse.object", "PlanResponse.object", "CompressRequest.temperature"];

    [Theory]
    [InlineData("/v1/summarize", typeof(SummarizeRequest), typeof(SummarizeResponse))]
    [InlineData("/v1/compress", typeof(CompressRequest), typeof(CompressResponse))]
    [InlineData("/v1/summarize/batch", typeof(BatchRequest), typeof(BatchResponse))]
    [InlineData("/v1/compare", typeof(CompareRequest), typeof(CompareResponse))]
    [InlineData("/tokenize", typeof(TokenizeRequest), typeof(TokenizeResponse))]
    public void Post_BodiesOfTheRoute_HaveTheFieldsOfTheContract(string route, Type request, Type response)
    {
        var operation = Contract["paths"]![route]!["post"]!;

        Compare(operation["requestBody"]!["content"]!["application/json"]!["schema"]!, request);
        Compare(operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, response);
        Compare(operation["responses"]!["422"]!["content"]!["application/problem+json"]!["schema"]!, typeof(SummarizerProblem));
    }

    [Theory]
    [InlineData("/v1/models", typeof(ModelList))]
    [InlineData("/info", typeof(ServiceInfo))]
    [InlineData("/v1/plan", typeof(PlanResponse))]
    [InlineData("/health/ready", typeof(ServiceHealth))]
    [InlineData("/health/live", typeof(ServiceHealth))]
    public void Get_BodyOfTheRoute_HasTheFieldsOfTheContract(string route, Type response) =>
        Compare(Contract["paths"]![route]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, response);

    [Fact]
    public void Document_Answer_HasTheFieldsOfTheContract() =>
        Compare(Contract["paths"]!["/v1/documents"]!["post"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!, typeof(DocumentResponse));

    [Fact]
    public void Plan_Query_HasTheFieldsOfTheContract() => Assert.Equal(
        Contract["paths"]!["/v1/plan"]!["get"]!["parameters"]!.AsArray().Select(p => (string)p!["name"]!).Order(StringComparer.Ordinal),
        ClientJson.Default.PlanRequest.Properties.Where(p => p.Get is not null).Select(p => p.Name).Order(StringComparer.Ordinal));

    private static void Compare(JsonNode reference, Type type)
    {
        var schema = Resolve(reference);
        if (type.IsEnum)
        {
            var words = Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(v => System.Text.Json.JsonSerializer.SerializeToNode(Enum.ToObject(type, v), ClientJson.Default.GetTypeInfo(type)!));
            Assert.Equal(schema["enum"]!.AsArray().Where(w => w is not null).Select(w => (string?)w), words.Select(w => (string?)w));
            return;
        }

        if (ClientJson.Default.GetTypeInfo(type) is not { Kind: JsonTypeInfoKind.Object } info || schema["properties"] is not JsonObject fields)
        {
            return;
        }

        // What is computed here has neither a way in nor out.
        var properties = info.Properties.Where(p => p.Get is not null || p.Set is not null).ToList();
        var expected = fields.Select(f => f.Key).Where(f => !LeftOut.Contains($"{type.Name}.{f}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), properties.Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (var property in properties)
        {
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var field = Resolve(fields[property.Name]!);
            if (inner.IsGenericType && field["items"] is { } items)
            {
                Compare(items, inner.GenericTypeArguments[0]);
            }
            else if (!inner.IsGenericType)
            {
                Compare(field, inner);
            }
        }
    }

    private static JsonNode Resolve(JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray either)
        {
            // A document may be a bare text; the client always sends the object.
            schema = either.Single(s => (string?)s!["type"] is not ("null" or "string"))!;
        }

        return (string?)schema["$ref"] is { } reference ? Contract["components"]!["schemas"]![reference.Split('/')[^1]]! : schema;
    }
}

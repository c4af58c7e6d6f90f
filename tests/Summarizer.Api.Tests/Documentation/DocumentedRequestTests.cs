using System.Text.RegularExpressions;
using Summarizer.Api.Tests.Support;

namespace Summarizer.Api.Tests.Documentation;

/// <summary>Every curl line that a page shows is sent to the real service.</summary>
[Collection(RealModel.Name)]
public sealed partial class DocumentedRequestTests(RealService service)
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/compress.md")]
    [InlineData("docs/openai.md")]
    [InlineData("docs/documents.md")]
    public async Task Curl_AsDocumented_IsAnswered(string page)
    {
        var requests = Curl().Matches(File.ReadAllText(Path.Combine(Repository.Root, page)));

        Assert.NotEmpty(requests);
        foreach (Match request in requests)
        {
            using var response = await service.Client.PostTextAsync(request.Groups["route"].Value, request.Groups["body"].Value);
            Assert.True(response.IsSuccessStatusCode, $"{request.Value}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [GeneratedRegex(@"curl -s localhost:8080(?<route>/\S+) -H 'Content-Type: application/json' -d '(?<body>[^']+)'")]
    private static partial Regex Curl();
}

using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Tests.Repositories;

public sealed class RepositoryNameTests
{
    [Theory]
    [InlineData("google/t5gemma-s-s-prefixlm", "google/t5gemma-s-s-prefixlm", "main")]
    [InlineData("hf:google/flan-t5-base@refs/pr/3", "google/flan-t5-base", "refs/pr/3")]
    public void Parse_Name_HasItsParts(string text, string id, string revision)
    {
        var name = RepositoryName.Parse(text);

        Assert.Equal((id, revision), (name.Id, name.Revision));
    }

    [Theory]
    [InlineData("")]
    [InlineData("t5-small")]
    [InlineData("a/b/c")]
    [InlineData("../b")]
    [InlineData("a/..")]
    [InlineData("a/b@../x")]
    [InlineData("a/b@")]
    [InlineData("https://host/a")]
    public void Parse_AnythingElse_IsRefused(string text) =>
        Assert.Equal(HubError.Invalid, Assert.Throws<HubException>(() => RepositoryName.Parse(text)).Error);

    [Fact]
    public void FromEnvironment_UnencryptedMirror_IsRefused() => Assert.Equal(
        HubError.Invalid,
        Assert.Throws<HubException>(() => HubOptions.FromEnvironment(name => name == "HF_ENDPOINT" ? "http://mirror.example" : null)).Error);

    [Fact]
    public void FromEnvironment_Variables_AreThoseOfTheHubsOwnTools()
    {
        var options = HubOptions.FromEnvironment(name => name switch
        {
            "HF_HOME" => "/data/hf",
            "HF_TOKEN" => "t",
            "HF_HUB_OFFLINE" => "1",
            "HF_ENDPOINT" => "https://mirror.example/",
            _ => null,
        });

        Assert.Equal(Path.GetFullPath("/data/hf/hub"), options.CacheFolder);
        Assert.Equal(("t", true, new Uri("https://mirror.example")), (options.Token, options.Offline, options.Endpoint));
    }
}

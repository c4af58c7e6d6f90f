using Microsoft.AspNetCore.Mvc.Testing;
using Summarizer.Api.Options;

namespace Summarizer.Page.Tests.Support;

/// <summary>The service in this process, for what needs no browser.</summary>
public sealed class ServiceFixture : IAsyncDisposable
{
    private readonly WebApplicationFactory<SummarizerOptions> _factory;

    public ServiceFixture()
        : this([])
    {
    }

    internal ServiceFixture(params (string Key, string Value)[] settings)
    {
        _factory = new WebApplicationFactory<SummarizerOptions>().WithWebHostBuilder(builder =>
        {
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }
        });
        Client = _factory.CreateClient();
    }

    /// <summary>Its client.</summary>
    public HttpClient Client { get; }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
    }
}

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Summarizer.Api.Options;

namespace Summarizer.Client.Tests.Support;

/// <summary>The service itself on a port of its own, with the model that ships with the repository. Started once for all tests that ask it.</summary>
public sealed class RealService : IAsyncLifetime
{
    private readonly Server _server = new();
    private ClientHost _host = null!;

    /// <summary>A text that the model reads at once.</summary>
    public static string Document { get; } =
        "The plugs-out test began on the morning of January 27, 1967, and was plagued with problems. The crew reported a foul odor in the suit loop, "
        + "and the count was held for more than an hour. A fire in the cabin ended the test.";

    public Uri Endpoint { get; private set; } = null!;

    public SummarizerClient Client => _host.Client;

    public async ValueTask InitializeAsync()
    {
        using var http = _server.CreateClient();
        Endpoint = http.BaseAddress!;
        while (!(await http.GetAsync("/health/ready")).IsSuccessStatusCode)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        _host = new(Endpoint, configure: options => options.Timeout = options.StreamIdleTimeout = Patience.Limit);
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await _server.DisposeAsync();
    }

    private sealed class Server : WebApplicationFactory<SummarizerOptions>
    {
        public Server() => UseKestrel(0);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Summarizer:ModelPath", Repository.Path("models", "pocket"));
            builder.UseSetting("Summarizer:ChooseSentences", "false");
            builder.UseSetting("Summarizer:Summarization:AllowUntrainedModes", "true");
            builder.UseSetting("Summarizer:Compression:AllowUntrainedModes", "true");
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }
}

/// <summary>All tests that ask the service share one.</summary>
[CollectionDefinition(Name)]
public sealed class RealModel : ICollectionFixture<RealService>
{
    public const string Name = "real service";
}

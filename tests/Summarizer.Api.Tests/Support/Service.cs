using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Summarizer.Api.Serving;
using Summarizer.Api.Tests.Support.Contract;

namespace Summarizer.Api.Tests.Support;

/// <summary>The whole service on a real Kestrel port of its own.</summary>
internal sealed class Service : WebApplicationFactory<Program>
{
    private readonly EngineFactory _engine;
    private readonly TimeProvider? _clock;
    private readonly Dictionary<string, string?> _settings;

    private readonly string _address;
    private readonly ContractWatch _contract = new();

    public Service(EngineFactory engine, TimeProvider? clock = null, Dictionary<string, string?>? settings = null, string address = "http://127.0.0.1:0")
    {
        _address = address;
        _engine = engine;
        _clock = clock;
        _settings = settings ?? [];
        UseKestrel();
    }

    /// <summary>Everything that was logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Name of the hosting environment.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Settings outside of the service's section, as environment variables give them.</summary>
    public Dictionary<string, string?> Variables { get; init; } = [];

    /// <summary>Hears everything that is logged, of every level.</summary>
    public ILoggerProvider? Listener { get; init; }

    /// <summary>Starts the server and waits until it is ready.</summary>
    public async Task<HttpClient> StartAsync()
    {
        // The factory's own clients hold bodies back to follow redirects; a plain one sends what it is given.
        using var starter = CreateClient();
        var client = new HttpClient
        {
            BaseAddress = new(starter.BaseAddress!.ToString().Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)),
            Timeout = Patience.Limit,
        };
        while (!(await client.GetAsync("/health/ready")).IsSuccessStatusCode)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return client;
    }

    /// <summary>Every answer that this service gave was as the OpenAPI document says.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        var violations = _contract.Violations.Distinct().ToList();
        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Any free port. Giving it to UseKestrel instead would set it while the program may already be starting.
        builder.UseSetting("urls", _address);
        builder.UseEnvironment(Environment);
        builder.UseSetting("Summarizer:ModelPath", Repository.Model);

        // Most tests are about the engine, which a summary of chosen sentences does not need.
        builder.UseSetting("Summarizer:ChooseSentences", "false");

        // What the model writes means nothing here; that it writes is what those tests need.
        builder.UseSetting("Summarizer:Summarization:AllowUntrainedModes", "true");
        builder.UseSetting("Summarizer:Compression:AllowUntrainedModes", "true");

        // An engine that a test scripts is asked once, unless the test is about asking again.
        builder.UseSetting("Summarizer:Resilience:Retries", "0");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting("Summarizer:" + key, value);
        }

        foreach (var (key, value) in Variables)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders().AddProvider(Log);
            if (Listener is not null)
            {
                logging.AddProvider(Listener).Services.Configure<LoggerFilterOptions>(o => o.Rules.Add(new(Listener.GetType().FullName, null, LogLevel.Trace, null)));
            }
        });
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter>(new ContractFilter(_contract));
            services.AddSingleton(_engine);
            if (_clock is not null)
            {
                services.AddSingleton(_clock);
            }
        });
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Summarizer.Api.Options;
using Summarizer.Deployment.Tests.Support;
using Summarizer.Documents.Reading;
using k8s.Models;

namespace Summarizer.Deployment.Tests.Manifests;

public sealed class OptionTests
{
    // Of the runtime and the web server rather than of the service.
    private static readonly string[] Others = ["DOTNET_GCHeapHardLimit", "ASPNETCORE_HTTP_PORTS", "ORT_DISABLE_TELEMETRY"];

    // Options with a section of their own.
    private static readonly Dictionary<string, Type> Sections = new()
    {
        ["Summarizer:Documents"] = typeof(DocumentLimits),
        ["Summarizer:Batch"] = typeof(BatchOptions),
    };

    [Fact]
    public void Environment_OfManifestsAndImage_BindsToOptions()
    {
        var names = Settings();

        var options = Bind(names);

        Assert.Empty(names.Keys.Where(n => !n.StartsWith("Summarizer__", StringComparison.Ordinal)).Except(Others));
        Assert.Equal(TimeSpan.Parse(names["Summarizer__DrainDelay"], CultureInfo.InvariantCulture), options.DrainDelay);
        Assert.Equal(1, options.Engine.Threads);
    }

    [Fact]
    public void Environment_OfComponents_BindsToOptions()
    {
        var settings = Settings();
        var patches = ManifestFiles.Manifests.Where(f => f.StartsWith("components/", StringComparison.Ordinal))
            .SelectMany(f => ManifestFiles.Parse(File.ReadAllText(ManifestFiles.PathOf(f)))).OfType<V1Deployment>();
        foreach (var variable in patches.SelectMany(p => p.Spec.Template.Spec.Containers).SelectMany(c => c.Env ?? []))
        {
            settings.Add(variable.Name, variable.Value);
        }

        Assert.Equal("/keys/keys.json", Bind(settings).Security.KeyFile);
    }

    [Theory]
    [InlineData("Summarizer__DrainDelays")]
    [InlineData("Summarizer__Engine__Thread")]
    [InlineData("Summarizer__Documents__Concurency")]
    public void Bind_NameWithoutOption_Throws(string name) =>
        Assert.Throws<InvalidOperationException>(() => Bind(new Dictionary<string, string>(Settings()) { [name] = "1" }));

    [Fact]
    public void Threads_AreTheCpuLimitOfTheContainer()
    {
        var threads = Assert.Single(ManifestFiles.Container.Env).ValueFrom.ResourceFieldRef;

        Assert.Equal("limits.cpu", threads.Resource);
        Assert.Equal(ManifestFiles.Container.Name, threads.ContainerName);
        Assert.Equal(1, threads.Divisor.ToDecimal());
    }

    [Fact]
    public async Task GracePeriod_CoversTheHostsOwnShutdown()
    {
        await using var service = new WebApplicationFactory<SummarizerOptions>().WithWebHostBuilder(builder =>
        {
            foreach (var (name, value) in Settings())
            {
                builder.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), value);
            }

            builder.UseSetting("Summarizer:ModelPath", Repository.Model);
        });
        var options = service.Services.GetRequiredService<IOptions<SummarizerOptions>>().Value;
        var host = service.Services.GetRequiredService<IOptions<HostOptions>>().Value;
        var grace = TimeSpan.FromSeconds(ManifestFiles.Pod.TerminationGracePeriodSeconds!.Value);

        Assert.Equal(ManifestFiles.Environment["Summarizer__DrainDelay"], options.DrainDelay.ToString());
        Assert.True(
            host.ShutdownTimeout >= options.DrainDelay + options.RequestTimeout, "the host gives up before the longest request ends");
        Assert.True(
            grace >= host.ShutdownTimeout + TimeSpan.FromSeconds(5),
            $"the kubelet kills after {grace}; the host may take {host.ShutdownTimeout}");
    }

    private static Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>(Dockerfile.Environment);
        foreach (var (name, value) in ManifestFiles.Environment)
        {
            settings[name] = value;
        }

        foreach (var variable in ManifestFiles.Container.Env)
        {
            settings[variable.Name] = "1";
        }

        return settings;
    }

    // Names are checked strictly, in the section of the options that they belong to.
    private static SummarizerOptions Bind(IReadOnlyDictionary<string, string> environment)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                environment.Select(e => KeyValuePair.Create(e.Key.Replace("__", ":", StringComparison.Ordinal), (string?)e.Value)))
            .Build();
        foreach (var (section, type) in Sections)
        {
            configuration.GetSection(section).Get(type, binder => binder.ErrorOnUnknownConfiguration = true);
        }

        var own = configuration.GetSection(SummarizerOptions.Section).AsEnumerable(makePathsRelative: true)
            .Where(s => !Sections.Keys.Any(k => $"{SummarizerOptions.Section}:{s.Key}:".StartsWith(k + ":", StringComparison.Ordinal)));
        return new ConfigurationBuilder().AddInMemoryCollection(own).Build().Get<SummarizerOptions>(
            binder => binder.ErrorOnUnknownConfiguration = true)!;
    }
}

using System.Net;
using System.Net.Sockets;
using Summarizer.Api.Startup;

namespace Summarizer.Api.Tests.Startup;

/// <summary>What keeps the service from starting is told with the name, the value, the limit and the next step.</summary>
public sealed class StartErrorTests : IDisposable
{
    private const string Change = "Change it in appsettings.json, or with the environment variable ";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(
        "Engine:MaxBatchSize", "0",
        $"Summarizer:Engine:MaxBatchSize must be between 1 and 512; it is '0'. {Change}Summarizer__Engine__MaxBatchSize.")]
    [InlineData("Engine:Threads", "many", $"Summarizer:Engine:Threads must be a whole number; it is 'many'. {Change}Summarizer__Engine__Threads.")]
    [InlineData("Runtime", "TensorRt", $"Summarizer:Runtime must be one of Ort, GenAi; it is 'TensorRt'. {Change}Summarizer__Runtime.")]
    [InlineData("RequestTimeout", "soon", "Summarizer:RequestTimeout must be a time such as 00:02:00, two minutes; it is 'soon'.")]
    [InlineData("RequestTimeout", "0", "Summarizer:RequestTimeout must be between 00:00:01 and 1.00:00:00; it is '0'.")]
    [InlineData("Cache:Enabled", "perhaps", "Summarizer:Cache:Enabled must be true or false; it is 'perhaps'.")]
    [InlineData("Documents:Concurrency", "0", "Summarizer:Documents:Concurrency must be between ")]
    [InlineData("Batch:MaxDocuments", "0", "Summarizer:Batch:MaxDocuments must be between ")]
    [InlineData("Engine:Thread", "2", "There is no setting Summarizer:Engine:Thread. Summarizer:Engine has ")]
    [InlineData("Sumarization:MaxChunks", "2", "There is no setting Summarizer:Sumarization. Summarizer has Admin, Admission, ")]
    [InlineData("Security:Keys:0:Nme", "me", "There is no setting Summarizer:Security:Keys:0:Nme.")]
    [InlineData("Security:KeyFile", "no-such-keys.json", "The key file 'no-such-keys.json' cannot be used: Could not find file ")]
    public async Task Run_WrongSetting_IsNamedWithItsValueAndTheNextStep(string setting, string value, string expected) =>
        Assert.StartsWith(expected, await FailAsync($"--Summarizer:{setting}", value), StringComparison.Ordinal);

    [Fact]
    public async Task Run_UnknownLogLevel_NamesThoseThatThereAre() => Assert.Equal(
        "Configuration value 'Loud' is not supported. The values of Logging:LogLevel are Trace, Debug, Information, Warning, Error, "
            + "Critical, None.",
        await FailAsync("--Logging:LogLevel:Microsoft", "Loud"));

    [Theory]
    [InlineData("nonsense", "Invalid url: 'nonsense'. Addresses look like http://localhost:8080; several have semicolons between them.")]
    [InlineData("http://192.0.2.1:9000", "This machine has no network address for http://192.0.2.1:9000. Choose one that it has, or ")]
    [InlineData("https://127.0.0.1:0", "There is no certificate for https://127.0.0.1:0. Set Kestrel__Certificates__Default__Path to one, ")]
    public async Task Run_AddressThatCannotBeListenedOn_IsNamed(string urls, string expected) =>
        Assert.StartsWith(expected, await FailAsync("--urls", urls), StringComparison.Ordinal);

    [Fact]
    public async Task Run_PortInUse_IsNamed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        Assert.StartsWith(
            $"Failed to bind to address {address}: address already in use. Stop the program that listens there, or ",
            await FailAsync("--urls", address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SettingsFileThatIsNoJson_IsNamedWithTheLine()
    {
        await File.WriteAllTextAsync(_folder["appsettings.json"], "{\n  \"Summarizer\": {,\n}\n", TestContext.Current.CancellationToken);

        var text = await FailAsync();

        Assert.Contains($"'{_folder["appsettings.json"]}'", text, StringComparison.Ordinal);
        Assert.EndsWith("Line 2, position 18 is no JSON. Correct the file.", text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> FailAsync(params string[] arguments)
    {
        string[] all = ["--urls", "http://127.0.0.1:0", "--Summarizer:ModelPath", Repository.Model, "--Logging:LogLevel:Default", "None", .. arguments];
        return (await Assert.ThrowsAsync<ServiceStartException>(
            () => SummarizerService.RunAsync(all, _folder.Root, TestContext.Current.CancellationToken))).Message;
    }
}

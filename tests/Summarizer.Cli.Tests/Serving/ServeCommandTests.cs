using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Summarizer.Cli.Tests.Running;

namespace Summarizer.Cli.Tests.Serving;

[Trait(Category.Name, Category.Slow)]
public sealed class ServeCommandTests
{
    [Fact]
    public async Task Serve_ShippedModel_AnswersUntilItIsStopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        var token = TestContext.Current.CancellationToken;
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        using var process = ChildProcess.Start(environment: [], "serve", "--urls", address, "--threads", "1");
        process.StandardInput.Close();
        var finished = ChildProcess.FinishAsync(process);
        using var client = new HttpClient { BaseAddress = new(address) };
        while (!await IsReadyAsync(client))
        {
            Assert.False(finished.IsCompleted, "the service ended");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, token);
        }

        using var response = await client.PostAsJsonAsync(
            "/v1/summarize", new { text = "The council met on Monday. It agreed to mend the old bridge before winter. It will cost little." }, token);
        var summary = (await response.Content.ReadFromJsonAsync<JsonElement>(token)).GetProperty("summary").GetString();
        var page = await client.GetStringAsync("/", token);
        Programs.Signal(process, "INT");

        Assert.NotEqual("", summary);
        Assert.Contains("<html", page, StringComparison.Ordinal);
        Assert.Equal(0, (await finished).ExitCode);
    }

    [Fact]
    public async Task Serve_PortInUse_SaysWhatToDoInOneLine()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        var result = await ChildProcess.RunAsync("serve", "--urls", address, "--threads", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"Failed to bind to address {address}: address already in use. Stop the program", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error + result.Out, StringComparison.Ordinal);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

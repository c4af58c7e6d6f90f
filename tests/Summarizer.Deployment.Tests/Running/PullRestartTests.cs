using System.Collections.Concurrent;
using System.Security.Cryptography;
using Summarizer.Deployment.Tests.Support;
using Summarizer.TestModels;

namespace Summarizer.Deployment.Tests.Running;

/// <summary>A service that brings its own model and is killed meanwhile.</summary>
[Trait(Category.Name, Category.Slow)]
public sealed class PullRestartTests : IAsyncLifetime
{
    private const int Sent = 200_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("summarizer-restart-").FullName;
    private LoopbackHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await LoopbackHub.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Service_KilledInTheMiddleOfADownload_GoesOnWhereItWas()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(Patience.Limit);
        var repository = TinyCheckpoint.Publish(_hub, "flan-t5");
        var weights = _hub.Repositories[repository].Files["model.safetensors"];
        var ranges = new ConcurrentQueue<string>();
        _hub.Fault = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("model.safetensors", StringComparison.Ordinal))
            {
                return false;
            }

            ranges.Enqueue(context.Request.Headers.Range.ToString());
            if (ranges.Count > 1)
            {
                return false;
            }

            context.Response.ContentLength = weights.Length;
            await _hub.SendAsync(context, weights.AsMemory(0, Sent));
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
            return true;
        };

        using (Start(repository))
        {
            await Patience.UntilAsync(() => Received(weights) > 0);
        }

        var kept = Received(weights);
        using var again = Start(repository);
        await again.ReadyAsync(end.Token);

        Assert.Equal(["", $"bytes={kept}-"], ranges);
        Assert.Contains("Ready: model 'tiny-flan-t5'", again.Log, StringComparison.Ordinal);
    }

    private ServiceProcess Start(string repository) => PodProcess.Start(
        $"hf:{repository}@{new string('a', 40)}",
        ("HF_ENDPOINT", _hub.Address.AbsoluteUri),
        ("HF_HOME", Path.Combine(_folder, "hf")),
        ("SUMMARIZER_HOME", Path.Combine(_folder, "home")));

    // Bytes of the weights that are on the disk.
    private long Received(byte[] weights) =>
        new FileInfo(Path.Combine(
            _folder, "hf", "hub", "models--lab--tiny-flan-t5", "blobs", Convert.ToHexStringLower(SHA256.HashData(weights)) + ".incomplete")) is { Exists: true } file
            ? file.Length
            : 0;
}

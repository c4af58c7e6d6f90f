using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Summarizer.Hub.Repositories;
using Summarizer.Hub.Tests.Server;

namespace Summarizer.Hub.Tests.Downloading;

/// <summary>Whatever the server does, one right model is left in the cache, or none.</summary>
public sealed class FaultTests : HubTest
{
    [Fact]
    public async Task Pull_ConnectionCutEvery64KiB_GoesOnAndReceivesNoByteTwice()
    {
        Hub.Fault = async context =>
        {
            if (!IsWeights(context))
            {
                return false;
            }

            var from = From(context);
            context.Response.StatusCode = from > 0 ? 206 : 200;
            if (from > 0)
            {
                context.Response.Headers.ContentRange = $"bytes {from}-{Weights.Length - 1}/{Weights.Length}";
            }

            context.Response.ContentLength = Weights.Length - from;
            await Hub.SendAsync(context, Weights.AsMemory(from, Math.Min(65_536, Weights.Length - from)));
            await context.Response.Body.FlushAsync();
            if (from + 65_536 < Weights.Length)
            {
                context.Abort();
            }

            return true;
        };

        AssertWhole(await PullAsync());
    }

    [Fact]
    public async Task Pull_StoppedAndRunAgain_AsksForTheRestOnly()
    {
        using var stop = new CancellationTokenSource();
        Hub.Fault = async context =>
        {
            if (!IsWeights(context))
            {
                return false;
            }

            context.Response.ContentLength = Weights.Length;
            await Hub.SendAsync(context, Weights.AsMemory(0, 300_000));
            await context.Response.Body.FlushAsync();
            while (!Directory.EnumerateFiles(Cache, "*.incomplete", SearchOption.AllDirectories).Any(f => new FileInfo(f) is { Exists: true, Length: >= 200_000 }))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }

            await stop.CancelAsync();
            context.Abort();
            return true;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PullAsync(cancellationToken: stop.Token));
        AssertNothing();
        Hub.Fault = null;

        AssertWhole(await PullAsync());
        Assert.InRange(Hub.BytesSent, Weights.Length, (2 * Weights.Length) - 190_000);
    }

    [Fact]
    public async Task Pull_RangeIsIgnored_BeginsAgain()
    {
        LeavePartOf(100_000);
        Hub.Fault = async context =>
        {
            if (IsWeights(context))
            {
                context.Request.Headers.Range = default;
                await Hub.FileAsync(context, Weights);
                return true;
            }

            return false;
        };

        AssertWhole(await PullAsync());
    }

    [Fact]
    public async Task Pull_FalseRangeNotSatisfiable_BeginsAgain()
    {
        LeavePartOf(100_000);
        Hub.Fault = async context =>
        {
            if (IsWeights(context) && From(context) > 0)
            {
                await LoopbackHub.Refuse(context, 416);
                return true;
            }

            return false;
        };

        AssertWhole(await PullAsync());
    }

    [Fact]
    public async Task Pull_PartOfAnotherFile_IsFoundOutByTheHash()
    {
        LeavePartOf(100_000, wrong: true);

        AssertWhole(await PullAsync());
    }

    [Fact]
    public async Task Pull_Compressed_IsUnpacked()
    {
        Hub.Fault = async context =>
        {
            if (!IsWeights(context))
            {
                return false;
            }

            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(Weights);
            return true;
        };

        AssertWhole(await PullAsync());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Pull_FlippedByte_IsTriedOnceMore(int times, bool fails)
    {
        Hub.Fault = async context =>
        {
            if (!IsWeights(context) || times-- <= 0)
            {
                return false;
            }

            var flipped = Weights.ToArray();
            flipped[1234] ^= 1;
            await Hub.FileAsync(context, flipped);
            return true;
        };

        if (fails)
        {
            Assert.Equal(HubError.Corrupt, (await FailAsync()).Error);
            AssertNothing();
        }
        else
        {
            AssertWhole(await PullAsync());
        }
    }

    [Fact]
    public async Task Pull_ListLeavesTheFolder_IsRefused()
    {
        Repository.Files["../../escape.json"] = "{}"u8.ToArray();

        Assert.Equal(HubError.Unreachable, (await FailAsync()).Error);
        AssertNothing();
    }

    [Fact]
    public async Task Pull_ServerErrorsThatPass_Succeeds()
    {
        var failures = 2;
        Hub.Fault = context => failures-- > 0 ? Refused(context, 500) : Task.FromResult(false);

        AssertWhole(await PullAsync());
    }

    [Fact]
    public async Task Pull_RateLimitBesideACachedModel_GivesTheCachedOne()
    {
        await PullAsync();
        Hub.Fault = context =>
        {
            context.Response.Headers.RetryAfter = "86400";
            return Refused(context, 429);
        };

        var pulled = await PullAsync();

        AssertWhole(pulled);
        Assert.Contains("cached commit", Assert.Single(pulled.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokenizer.json")]
    [InlineData("model.safetensors")]
    public async Task Pull_FullDisk_SaysSo(string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /dev/full.");
        var blobs = Directory.CreateDirectory(Path.Combine(Cache, "models--lab--tiny", "blobs")).FullName;
        File.CreateSymbolicLink(Path.Combine(blobs, HashOf(file) + ".incomplete"), "/dev/full");

        var refused = await FailAsync();

        Assert.Equal(HubError.Storage, refused.Error);
        Assert.Contains("is full. Free some space", refused.Message, StringComparison.Ordinal);
        AssertNothing();
    }

#pragma warning disable CA5350 // Git names content by SHA-1.
    private string HashOf(string file)
    {
        var content = Repository.Files[file];
        return Convert.ToHexStringLower(file == "model.safetensors"
            ? SHA256.HashData(content)
            : SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]));
    }
#pragma warning restore CA5350

    private static bool IsWeights(HttpContext context) => context.Request.Path.Value!.EndsWith("model.safetensors", StringComparison.Ordinal);

    private static int From(HttpContext context) => context.Request.Headers.Range.FirstOrDefault() is { } range
        ? int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture)
        : 0;

    private static async Task<bool> Refused(HttpContext context, int status)
    {
        await LoopbackHub.Refuse(context, status);
        return true;
    }

    private void LeavePartOf(int bytes, bool wrong = false)
    {
        var blobs = Directory.CreateDirectory(Path.Combine(Cache, "models--lab--tiny", "blobs")).FullName;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Weights));
        File.WriteAllBytes(Path.Combine(blobs, hash + ".incomplete"), wrong ? Bytes(bytes, 9) : Weights[..bytes]);
    }
}

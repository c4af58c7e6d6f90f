using System.Diagnostics;
using System.Globalization;
using Summarizer.Documents.Isolation;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

/// <summary>Damaged files give a text or a reason, never another exception and never a reader that hangs; those that cost most stay within the limits of the reading process.</summary>
[Collection("isolated reader")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    // Files per format; SUMMARIZER_FUZZ_FILES asks for more.
    private const int Few = 60;
    private const int Costliest = 3;
    private static readonly TimeSpan Hanging = TimeSpan.FromMinutes(2);
    private static readonly DocumentLimits Limits = new() { MaxCharacters = 1_000_000, MaxPages = 100, MaxUnpackedBytes = 8 << 20 };

    public static TheoryData<FileFormat> Formats => [.. Enum.GetValues<FileFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Read_DamagedFile_GivesTextOrReason(FileFormat format)
    {
        var seeds = FixtureTests.Files.Select(f => f.Data).Where(f => FormatNames.OfFileName(f) == format).Select(FixtureTests.Content).ToList();
        Assert.NotEmpty(seeds);
        var count = int.TryParse(Environment.GetEnvironmentVariable("SUMMARIZER_FUZZ_FILES"), CultureInfo.InvariantCulture, out var asked) ? asked : Few;
        var (texts, slowest) = (0, TimeSpan.Zero);
        var costs = new PriorityQueue<byte[], long>();
        for (var i = 0; i < count; i++)
        {
            var file = new Mutation(new Random(i)).Of(seeds[i % seeds.Count]);
            var (read, time, allocated) = await Task.Run(() => Check(file, format, i), TestContext.Current.CancellationToken).WaitAsync(Hanging, TestContext.Current.CancellationToken);
            texts += read ? 1 : 0;
            slowest = time > slowest ? time : slowest;
            costs.Enqueue(file, allocated);
            if (costs.Count > Costliest)
            {
                costs.Dequeue();
            }
        }

        var most = await ReadIsolatedAsync(costs, format);
        output.WriteLine($"{format}: {count} files, {texts} gave a text and {count - texts} a reason; the slowest took {slowest.TotalSeconds:F1} s, the largest allocated {most >> 20} MiB.");
    }

    private static (bool Read, TimeSpan Time, long Allocated) Check(byte[] file, FileFormat format, int seed)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var read = false;
        try
        {
            Assert.NotEmpty(Parts.Of(Parts.Read(file, format, limits: Limits)));
            read = true;
        }
        catch (DocumentException e)
        {
            Assert.NotEmpty(e.Message);
        }
        catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{format}, seed {seed}: {e}");
        }

        return (read, Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // The limits of time and memory hold for the files that cost most: they end with a text or a reason.
    private static async Task<long> ReadIsolatedAsync(PriorityQueue<byte[], long> files, FileFormat format)
    {
        using var reader = new IsolatedReader(new() { MaxMemoryMiB = 64 }, TimeProvider.System);
        var most = 0L;
        while (files.TryDequeue(out var file, out var allocated))
        {
            most = allocated;
            try
            {
                Assert.NotEmpty((await reader.ReadAsync(file, format, null, TestContext.Current.CancellationToken)).Text);
            }
            catch (DocumentException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }

        return most;
    }
}

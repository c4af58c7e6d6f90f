using System.Globalization;
using Summarizer.Documents.Reading;
using Summarizer.Documents.Tests.Support;

namespace Summarizer.Documents.Tests.Reading;

/// <summary>Damaged files give a text or a reason, never another exception and never a reader that hangs.</summary>
public sealed class FuzzTests
{
    // Files per format; SUMMARIZER_FUZZ_FILES asks for more.
    private const int Few = 60;
    private static readonly TimeSpan Hanging = TimeSpan.FromMinutes(2);
    private static readonly DocumentLimits Limits = new() { MaxCharacters = 1_000_000, MaxPages = 100, MaxUnpackedBytes = 8 << 20 };

    public static TheoryData<FileFormat> Formats => [.. Enum.GetValues<FileFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Read_DamagedFile_GivesTextOrReason(FileFormat format)
    {
        var seeds = FixtureTests.Files.Select(f => f.Data).Where(f => FormatNames.OfFileName(f) == format).Select(FixtureTests.Content).ToList();
        seeds.AddRange(seeds.Count > 0 ? [] : [SampleFiles.Bytes("From: Ada\n\n- one\n- two\n\nA text \uD83D\uDE00 ends.")]);
        var count = int.TryParse(Environment.GetEnvironmentVariable("SUMMARIZER_FUZZ_FILES"), CultureInfo.InvariantCulture, out var asked) ? asked : Few;
        for (var i = 0; i < count; i++)
        {
            var file = new Mutation(new Random(i)).Of(seeds[i % seeds.Count]);
            await Task.Run(() => Check(file, format, i), TestContext.Current.CancellationToken).WaitAsync(Hanging, TestContext.Current.CancellationToken);
        }
    }

    private static void Check(byte[] file, FileFormat format, int seed)
    {
        try
        {
            Assert.NotEmpty(Parts.Of(Parts.Read(file, format, limits: Limits)));
        }
        catch (DocumentException e)
        {
            Assert.NotEmpty(e.Message);
        }
        catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
        {
            Assert.Fail($"{format}, seed {seed}: {e}");
        }
    }
}

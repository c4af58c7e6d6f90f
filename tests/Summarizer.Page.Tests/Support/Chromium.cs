namespace Summarizer.Page.Tests.Support;

/// <summary>The browser of the machine. On a developer's machine without one the tests are skipped; on a build server they fail.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>The program, or null.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    /// <summary>The program, or the end of the test.</summary>
    public static string Require()
    {
        const string Missing = "There is no Chromium. Install it (apt-get install chromium), or name one in the environment variable CHROMIUM.";
        if (Path is null && Programs.IsBuildServer)
        {
            Assert.Fail(Missing);
        }

        Assert.SkipWhen(Path is null, Missing);
        return Path!;
    }
}

namespace Summarizer.TestSupport;

/// <summary>Values of the trait <c>Category</c>, by which tests can be left out; tests/README.md says how.</summary>
public static class Category
{
    /// <summary>Name of the trait.</summary>
    public const string Name = "Category";

    /// <summary>The test takes more than about five seconds on two quiet processors.</summary>
    public const string Slow = "Slow";

    /// <summary>The test drives Chromium.</summary>
    public const string Browser = "Browser";

    /// <summary>The test starts Redis, and nginx where it needs a proxy.</summary>
    public const string Redis = "Redis";

    /// <summary>The test starts Python.</summary>
    public const string Python = "Python";

    /// <summary>The test runs the command line on an emulated processor.</summary>
    public const string Emulator = "Emulator";

    /// <summary>The test runs clients from npm.</summary>
    public const string Node = "Node";

    /// <summary>The test repeats the same for long, to find what happens rarely.</summary>
    public const string Soak = "Soak";
}

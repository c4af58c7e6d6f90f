namespace Summarizer.Bundles;

/// <summary>
/// A bundle is missing, damaged or from another version. The message names the file, what was found, what was wanted and the next step.
/// </summary>
public sealed class BundleException : Exception
{
    /// <summary>Creates the exception with a message for the person who chose the bundle.</summary>
    public BundleException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the failure behind it.</summary>
    public BundleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Caching;

/// <summary>Turns failures of the disk into messages for people.</summary>
internal static class Storage
{
    // ENOSPC on Unix, ERROR_DISK_FULL on Windows.
    private const int NoSpaceUnix = 28;
    private const int NoSpaceWindows = unchecked((int)0x80070070);

    /// <exception cref="HubException"><see cref="HubError.Storage"/>: the disk refuses.</exception>
    public static void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(path, e);
        }
    }

    /// <summary>The failure for people.</summary>
    public static HubException Failure(string path, Exception e) => e.HResult is NoSpaceUnix or NoSpaceWindows
        ? new(HubError.Storage, $"The disk of {path} is full. Free some space, or set HF_HOME to another disk. The next run goes on where this one stopped.", e)
        : new(HubError.Storage, $"{path} cannot be written: {e.Message} Check the permissions, or set HF_HOME to another folder.", e);
}

using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Caching;

/// <summary>A lock between processes: an open file that nobody else may open. The operating system releases it when the process ends, however it ends.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits until the lock is free.</summary>
    /// <param name="path">File of the lock; its folder is created.</param>
    /// <param name="clock">Clock of the wait.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="HubException"><see cref="HubError.Storage"/>: the file cannot be created.</exception>
    public static async Task<FileLock> AcquireAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        Storage.Try(path, () => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Poll, clock, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Storage.Failure(path, e);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

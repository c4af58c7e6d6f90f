using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Summarizer.Hub.Repositories;

namespace Summarizer.Hub.Downloading;

/// <summary>Checks received bytes: SHA-256 for files of Git LFS; for others Git's own SHA-1 over <c>blob LENGTH\0</c> and the content.</summary>
internal static class BlobHash
{
    /// <summary>Whether a file on disk is the one that the repository names.</summary>
    public static async Task<bool> MatchesAsync(string path, RepositoryFile file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(file.IsLarge ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        if (!file.IsLarge)
        {
            hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {file.Bytes}\0")));
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[1 << 20];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Hash;
    }
}

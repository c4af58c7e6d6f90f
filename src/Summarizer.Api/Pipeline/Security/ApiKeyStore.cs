using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Summarizer.Api.Options;
using Summarizer.Keys;

namespace Summarizer.Api.Pipeline.Security;

/// <summary>
/// The keys in force. A key file that changes replaces them at once; one that is broken changes nothing, so that a slip of the pen neither locks everybody out nor
/// lets everybody in. Whether keys are asked for at all is settled at start and stays.
/// </summary>
internal sealed partial class ApiKeyStore : IDisposable
{
    private readonly SecurityOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ApiKeyStore> _logger;
    private readonly PhysicalFileProvider? _files;
    private readonly IDisposable? _watch;
    private volatile IReadOnlyList<Key> _keys = [];

    /// <summary>Reads the keys.</summary>
    /// <exception cref="KeyFileException">The file is missing or wrong.</exception>
    public ApiKeyStore(IOptions<SummarizerOptions> options, TimeProvider clock, ILogger<ApiKeyStore> logger)
    {
        _options = options.Value.Security;
        _clock = clock;
        _logger = logger;
        Enabled = _options.KeyFile is not null || _options.Keys.Count > 0;
        Read();
        if (_options.KeyFile is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            // Polled, since a mounted secret is replaced by moving a link, of which no notification comes.
            _files = new PhysicalFileProvider(folder) { UsePollingFileWatcher = true, UseActivePolling = true };
            _watch = ChangeToken.OnChange(() => _files.Watch(Path.GetFileName(file)), Reload);
        }
    }

    /// <summary>Whether a key is asked for.</summary>
    public bool Enabled { get; }

    /// <summary>Keys in force.</summary>
    public int Count => _keys.Count;

    /// <summary>The entry of a key; null when there is none or it has expired.</summary>
    public ApiKeyEntry? Find(string key)
    {
        var hash = Convert.FromHexString(Digits(ApiKey.Hash(key)));
        ApiKeyEntry? found = null;
        foreach (var known in _keys)
        {
            // All are compared, each in constant time: how long it takes says nothing.
            found = CryptographicOperations.FixedTimeEquals(known.Hash, hash) ? known.Entry : found;
        }

        return found?.Expires <= _clock.GetUtcNow() ? null : found;
    }

    /// <summary>Reads the file again.</summary>
    public void Reload()
    {
        try
        {
            Read();
            Log.Reloaded(_logger, Count);
        }
        catch (KeyFileException e)
        {
            Log.Kept(_logger, e.Message, Count);
        }
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _files?.Dispose();
    }

    private void Read()
    {
        var entries = _options.Keys.Concat(_options.KeyFile is { } file ? KeyFile.Read(file) : []).ToList();
        if (entries.GroupBy(e => e.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new KeyFileException($"Two keys are named '{twice.Key}'. Limits belong to a name, so give each its own.");
        }

        _keys = [.. entries.Select(e => new Key(Convert.FromHexString(Digits(e.Hash)), e))];
    }

    private static string Digits(string hash) => hash[(hash.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private sealed record Key(byte[] Hash, ApiKeyEntry Entry);

    private static partial class Log
    {
        [LoggerMessage(EventIds.KeysReloaded, LogLevel.Information, "The key file changed: {Keys} keys are in force")]
        public static partial void Reloaded(ILogger logger, int keys);

        [LoggerMessage(EventIds.KeysKept, LogLevel.Error, "{Reason} The {Keys} keys that were read before stay in force")]
        public static partial void Kept(ILogger logger, string reason, int keys);
    }
}

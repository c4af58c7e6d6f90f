using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Summarizer.Api.Options;
using Summarizer.Keys;

namespace Summarizer.Api.Pipeline.Security;

/// <summary>
/// The valid API keys. A key file that changes replaces them at once. A file with an error changes nothing, so that a typing error neither
/// locks all clients out nor lets all in. Whether keys are required is decided at start.
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
            // Polls the file, because a mounted secret is replaced by moving a link, which raises no notification.
            _files = new PhysicalFileProvider(folder) { UsePollingFileWatcher = true, UseActivePolling = true };
            _watch = ChangeToken.OnChange(() => _files.Watch(Path.GetFileName(file)), Reload);
        }
    }

    /// <summary>Whether keys are required.</summary>
    public bool Enabled { get; }

    /// <summary>Number of valid keys.</summary>
    public int Count => _keys.Count;

    /// <summary>The entry of a key; null when the key is unknown or has expired.</summary>
    public ApiKeyEntry? Find(string key)
    {
        var hash = Convert.FromHexString(Digits(ApiKey.Hash(key)));
        ApiKeyEntry? found = null;
        foreach (var known in _keys)
        {
            // Compares with all keys in constant time, so that the duration tells nothing.
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
            throw new KeyFileException($"Two keys are named '{twice.Key}'. Limits belong to a name, so give each key its own name.");
        }

        _keys = [.. entries.Select(e => new Key(Convert.FromHexString(Digits(e.Hash)), e))];
    }

    private static string Digits(string hash) => hash[(hash.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private sealed record Key(byte[] Hash, ApiKeyEntry Entry);

    private static partial class Log
    {
        [LoggerMessage(EventIds.KeysReloaded, LogLevel.Information, "The key file changed: {Keys} keys are valid")]
        public static partial void Reloaded(ILogger logger, int keys);

        [LoggerMessage(EventIds.KeysKept, LogLevel.Error, "{Reason} The {Keys} keys that were read before stay valid")]
        public static partial void Kept(ILogger logger, string reason, int keys);
    }
}

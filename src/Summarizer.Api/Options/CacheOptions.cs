using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>Response caching.</summary>
public sealed class CacheOptions
{
    /// <summary>Store responses, and run equal requests that come at the same time only once.</summary>
    /// <value>
    /// False: the server keeps nothing of a document, and measurements measure the model. The Kubernetes manifests switch it on.
    /// </value>
    public bool Enabled { get; set; }

    /// <summary>Lifetime of a stored response.</summary>
    /// <value>1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Memory for stored responses in this process, in MiB.</summary>
    /// <value>64.</value>
    [Range(1, 1 << 20)]
    public int MemoryMiB { get; set; } = 64;

    /// <summary>Size of the largest response that is stored, in bytes.</summary>
    /// <value>1 MiB.</value>
    [Range(1024, 1 << 30)]
    public long MaxEntryBytes { get; set; } = 1 << 20;

    /// <summary>
    /// Redis that all replicas share, in the form of StackExchange.Redis: <c>host:6379,password=...,ssl=true</c>. It stores the responses,
    /// which are summaries of your documents.
    /// </summary>
    /// <value>Null, the default: responses stay in the memory of this process.</value>
    [RedisAddress]
    public string? Redis { get; set; }

    /// <summary>Timeout of one Redis command. After that the request goes on without Redis.</summary>
    /// <value>250 milliseconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:30")]
    public TimeSpan RedisTimeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Lease of the lock that a replica holds while it computes a response. The replica extends the lease three times in this time. When it
    /// stops, the others notice it after the lease has expired.
    /// </summary>
    /// <value>5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);
}

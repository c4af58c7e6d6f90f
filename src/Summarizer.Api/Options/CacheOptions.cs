using System.ComponentModel.DataAnnotations;

namespace Summarizer.Api.Options;

/// <summary>How finished answers are remembered.</summary>
public sealed class CacheOptions
{
    /// <summary>Remember answers, and let identical requests that come at once share the work.</summary>
    /// <value>False: nothing of a document is kept, and measurements measure the model. The Kubernetes manifests switch it on.</value>
    public bool Enabled { get; set; }

    /// <summary>How long an answer is remembered.</summary>
    /// <value>1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Memory for remembered answers in this process, in MiB.</summary>
    /// <value>64.</value>
    [Range(1, 1 << 20)]
    public int MemoryMiB { get; set; } = 64;

    /// <summary>Largest answer that is remembered, in bytes.</summary>
    /// <value>1 MiB.</value>
    [Range(1024, 1 << 30)]
    public long MaxEntryBytes { get; set; } = 1 << 20;

    /// <summary>
    /// A Redis that all replicas share, as StackExchange.Redis writes it: <c>host:6379,password=...,ssl=true</c>. The answers themselves, summaries of your documents, are stored there.
    /// </summary>
    /// <value>Null, the default: answers stay in the memory of this process.</value>
    [RedisAddress]
    public string? Redis { get; set; }

    /// <summary>Longest wait for one command of Redis; after that the request goes on without it.</summary>
    /// <value>250 milliseconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:30")]
    public TimeSpan RedisTimeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// For how long a replica that computes an answer keeps the others waiting for it, without a sign of life. It gives one three times as often, so this is how late they notice that it is gone.
    /// </summary>
    /// <value>5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(5);
}

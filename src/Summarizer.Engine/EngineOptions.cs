using System.ComponentModel.DataAnnotations;

namespace Summarizer.Engine;

/// <summary>Limits of one engine.</summary>
public sealed class EngineOptions
{
    /// <summary>Where the graphs run. A GPU needs a build with <c>-p:OnnxRuntime=Gpu</c>.</summary>
    /// <value>Cpu.</value>
    public ExecutionProviderChoice ExecutionProvider { get; set; }

    /// <summary>Threads that one graph run may use.</summary>
    /// <value>0, the default: all processors.</value>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Most sequences decoded at once; a beam counts as one.</summary>
    /// <value>8.</value>
    [Range(1, 512)]
    public int MaxBatchSize { get; set; } = 8;

    /// <summary>
    /// Most input tokens in one encoder pass, padding included; one longer input always passes alone. While outputs are being written, a
    /// pass takes an eighth of it, so that they keep their pace. Models with an int8 encoder read every input in a pass of its own.
    /// </summary>
    /// <value>4096.</value>
    [Range(1, 1 << 22)]
    public int MaxEncodeTokens { get; set; } = 4096;

    /// <summary>
    /// Most input tokens that a decoder-only model reads at once. Between two such chunks outputs advance by a token, and a cancelled
    /// request is let go. While outputs are being written a chunk is an eighth of it. Other models do not use it.
    /// </summary>
    /// <value>512.</value>
    [Range(1, 1 << 16)]
    public int PrefillChunkTokens { get; set; } = 512;

    /// <summary>
    /// Prompt lookup: while a single sequence is being written, tokens that stand after its newest ones in the input are guessed and read
    /// in one run, which pays where an output quotes. What is written stays the same.
    /// </summary>
    /// <value>Auto, the default: for models of 32-bit weights.</value>
    public PromptLookupChoice PromptLookup { get; set; }

    /// <summary>Caps the model's longest input, and with it the memory of one sequence.</summary>
    /// <value>0, the default: the model's own limit.</value>
    [Range(0, 1 << 20)]
    public int MaxInputTokens { get; set; }

    /// <summary>Memory for all KV caches in MiB. It lowers <see cref="MaxBatchSize"/> when it is not enough.</summary>
    /// <value>1024.</value>
    [Range(1, 1 << 20)]
    public int KvCacheMiB { get; set; } = 1024;

    /// <summary>Most requests waiting; the next is refused. A request that finds free slots does not wait.</summary>
    /// <value>128.</value>
    [Range(0, 1 << 20)]
    public int MaxQueuedRequests { get; set; } = 128;

    /// <summary>
    /// Longest wait to expect: a request that would probably wait longer is refused at once. The estimate is the mean time that requests
    /// run, divided by how many run at once, for each that is ahead. Later passes of a document that was begun are not refused for it.
    /// </summary>
    /// <value>Null, the default: no limit.</value>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan? MaxQueueDelay { get; set; }

    /// <summary>Most input tokens waiting; a request that would pass it is refused, unless nothing else waits.</summary>
    /// <value>131072.</value>
    [Range(1, 1 << 30)]
    public int MaxQueuedTokens { get; set; } = 131_072;

    /// <summary>
    /// Longest time that a request waits before it is read; then it is refused as if the queue had been full, and nothing was done for it.
    /// </summary>
    /// <value>Zero, the default: as long as its caller waits.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan MaxQueueTime { get; set; }

    /// <summary>Longest time for one encoder pass. One that takes longer is stopped, and the requests in it fail.</summary>
    /// <value>45 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MaxEncodeTime { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Longest time for one decoder step. One that takes longer is stopped, and the requests in it fail.</summary>
    /// <value>15 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan MaxStepTime { get; set; } = TimeSpan.FromSeconds(15);
}

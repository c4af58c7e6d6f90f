using System.Threading.Channels;
using Summarizer.Engine.Decoding;
using Summarizer.Engine.Publishing;
using Summarizer.Engine.Requests;
using Summarizer.Tokenization;

namespace Summarizer.Engine.Scheduling;

/// <summary>
/// One accepted request. The caller reads tokens and results from it; everything else belongs to the loop's thread, which alone changes it.
/// </summary>
internal sealed class Sequence : Generation
{
    private readonly Channel<GeneratedToken> _tokens = Channel.CreateUnbounded<GeneratedToken>(new() { SingleReader = true, SingleWriter = true });
    private readonly TaskCompletionSource _inputRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<GenerationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TokenWriter _writer;
    private int _enumerations;

    /// <summary>Takes a request in.</summary>
    /// <param name="request">Checked request.</param>
    /// <param name="search">Its search.</param>
    /// <param name="tokenizer">Knows the text of its output; null for ids alone.</param>
    /// <param name="clock">Its clock, started now.</param>
    /// <param name="cancellation">Ends it.</param>
    public Sequence(
        GenerationRequest request, Search search, TextTokenizer? tokenizer, GenerationClock clock, CancellationToken cancellation)
    {
        InputIds = [.. request.InputIds];
        Search = search;
        Slots = new int[search.Rows];
        WantsEmbedding = request.WantsEmbedding;
        Continues = request.Continues;
        Caller = request.Caller;
        Cost = request.InputIds.Count + ((long)search.Rows * request.MaxTokens);
        Clock = clock;
        Cancellation = cancellation;
        _writer = new TokenWriter(_tokens.Writer, tokenizer, request.Stop);
    }

    /// <summary>Token ids of the input; a copy, so that the caller's list may change.</summary>
    public int[] InputIds { get; }

    /// <summary>How the output is searched for.</summary>
    public Search Search { get; }

    /// <summary>Slot of the KV cache of each of the search's rows, while it runs.</summary>
    public int[] Slots { get; }

    /// <summary>Whether the caller asked for <see cref="Embedding"/>.</summary>
    public bool WantsEmbedding { get; }

    /// <summary>For whom it waits in the queue.</summary>
    public Caller Caller { get; }

    /// <summary>Most tokens that it can make the model read and write: what a turn in the queue is paid with.</summary>
    public long Cost { get; }

    /// <summary>Mean of the encoder's output, once the input is read.</summary>
    public float[]? Embedding { get; set; }

    /// <summary>Whether it goes on with work that was taken in before.</summary>
    public bool Continues { get; }

    /// <summary>Timestamp of leaving the queue.</summary>
    public long StartedAt { get; set; }

    /// <summary>When what happened.</summary>
    public GenerationClock Clock { get; }

    /// <summary>Ends it.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Tokens given to the caller so far.</summary>
    public int Written { get; private set; }

    /// <summary>Input tokens that a decoder-only model has read so far.</summary>
    public int InputTokensRead { get; set; }

    /// <summary>Whether it ever got slots.</summary>
    public bool IsSeated { get; set; }

    /// <summary>Its next input, and after it what may follow by a guess.</summary>
    public int[] Guess { get; } = new int[1 + PromptLookup.MostTokens];

    /// <summary>Tokens guessed, all of which the last run read; 0 when it was a step of the whole batch.</summary>
    public int Guessed { get; set; }

    /// <summary>Why it failed; null if it did not.</summary>
    public EngineException? Failure { get; private set; }

    /// <summary>Whether it needs no further step.</summary>
    public bool IsOver => Search.Finished is not null || _writer.IsStopped || Failure is not null || Cancellation.IsCancellationRequested;

    /// <inheritdoc/>
    public override Task InputRead => _inputRead.Task;

    /// <inheritdoc/>
    public override Task<GenerationResult> Result => _result.Task;

    /// <inheritdoc/>
    public override IAsyncEnumerator<GeneratedToken> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Interlocked.Increment(ref _enumerations) == 1
            ? _tokens.Reader.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken)
            : throw new InvalidOperationException("The tokens of a generation can be enumerated once.");

    /// <summary>Marks it as failed; the first failure counts.</summary>
    public void Fail(EngineException failure) => Failure ??= failure;

    /// <summary>Tells the caller that the model has read the input.</summary>
    public void MarkInputRead() => _inputRead.TrySetResult();

    /// <summary>Gives the caller the tokens that are certain by now; beams become certain all at once.</summary>
    public void WriteNewTokens()
    {
        var output = Search.Output;
        while (Written < output.Length && !_writer.IsStopped)
        {
            _writer.Append(output[Written++], Clock.LastToken);
        }
    }

    /// <summary>Tells the caller the end, whatever it is. The last call of the loop on this object.</summary>
    public void Complete()
    {
        Clock.Trace();
        if (Failure is { } failure)
        {
            _tokens.Writer.TryComplete(failure);
            Fault(_inputRead.TrySetException(failure), _inputRead.Task);
            Fault(_result.TrySetException(failure), _result.Task);
        }
        else if (Search.Finished is null && !_writer.IsStopped)
        {
            _tokens.Writer.TryComplete(new OperationCanceledException(Cancellation));
            _inputRead.TrySetCanceled(Cancellation);
            _result.TrySetCanceled(Cancellation);
        }
        else
        {
            _writer.Complete();
            _tokens.Writer.TryComplete();
            _result.TrySetResult(ToResult());
        }
    }

    private GenerationResult ToResult() => new()
    {
        // A guess may have gone beyond the text at which the output stops.
        OutputIds = Search.Output[..Written].ToArray(),
        EndToken = _writer.IsStopped ? null : Search.EndToken,
        Text = _writer.Text,
        FinishReason = Search.Finished is { } reason && !_writer.IsStopped ? reason : FinishReason.Stop,
        Score = Search.Hypotheses is [var best, ..] ? best.Score : null,
        Hypotheses = Search.Hypotheses,
        CandidateScores = Search.CandidateScores,
        Embedding = Embedding,
        Timings = Clock.ToTimings(),
    };

    // A caller may look at one of the two tasks only; the other must not end up as an unobserved exception.
    private static void Fault(bool faulted, Task task) => _ = faulted ? task.Exception : null;
}

using System.Threading.Channels;
using Summarizer.Engine.Requests;

namespace Summarizer.Api.Tests.Support;

/// <summary>A generation whose every step a test takes.</summary>
internal sealed class ScriptedGeneration : Generation
{
    private readonly TaskCompletionSource _inputRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<GenerationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<GeneratedToken> _tokens = Channel.CreateUnbounded<GeneratedToken>();
    private readonly List<string> _written = [];

    public ScriptedGeneration(GenerationRequest request, CancellationToken cancellationToken)
    {
        Request = request;
        cancellationToken.Register(() =>
        {
            _inputRead.TrySetCanceled(cancellationToken);
            _result.TrySetCanceled(cancellationToken);
            _tokens.Writer.TryComplete(new OperationCanceledException(cancellationToken));
            _cancelled.TrySetResult();
        });
    }

    /// <summary>What was asked for.</summary>
    public GenerationRequest Request { get; }

    /// <summary>Completes when the request was cancelled.</summary>
    public Task Cancelled => _cancelled.Task.InTimeAsync();

    public override Task InputRead => _inputRead.Task;

    public override Task<GenerationResult> Result => _result.Task;

    public override IAsyncEnumerator<GeneratedToken> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _tokens.Reader.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    public void Read() => _inputRead.TrySetResult();

    public void Write(string text)
    {
        _written.Add(text);
        _tokens.Writer.TryWrite(new(_written.Count, text));
    }

    public void Finish()
    {
        _result.TrySetResult(new()
        {
            OutputIds = [.. Enumerable.Range(1, _written.Count)],
            Text = string.Concat(_written),
            FinishReason = FinishReason.Stop,
            Timings = new(Ms(1), Ms(2), Ms(3), Ms(4), _written.Count > 1 ? Ms(5) : null, Ms(6)),
        });
        _tokens.Writer.TryComplete();
    }

    public void Fail(Exception failure)
    {
        _inputRead.TrySetException(failure);
        _result.TrySetException(failure);
        _tokens.Writer.TryComplete(failure);
    }

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
